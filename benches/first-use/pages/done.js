/** Says that the page has its first result, which must be right. */
export function done(isRight) {
  globalThis.firstUse.finish(isRight === true, performance.now());
}
