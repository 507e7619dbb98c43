
// A trap (a panic, an overflowed stack, memory that ran out) leaves an instance that must not be
// used again, and promises that nobody will settle: with an async driver it surfaces in a callback,
// where no caller sees it. Every way into the module is an export, so every export is guarded. The
// handler hears of each trap once, when no frame of the dead instance is left on the stack and a new
// instance can take its place.
let trapHandler;
let guardDepth = 0;
let pendingTrap;

export function setTrapHandler(handler) {
    trapHandler = handler;
}

function isTrap(error) {
    // An overflowed stack is a RangeError in V8 and JavaScriptCore, an InternalError in Firefox.
    return error instanceof WebAssembly.RuntimeError || error instanceof RangeError
        || (typeof InternalError === 'function' && error instanceof InternalError);
}

function guard(call, isCallback) {
    return (...values) => {
        guardDepth++;
        try {
            return call(...values);
        } catch (error) {
            if (isTrap(error)) pendingTrap ??= { error };
            throw error;
        } finally {
            if (--guardDepth === 0 && pendingTrap !== undefined) {
                const { error } = pendingTrap;
                pendingTrap = undefined;
                trapHandler?.(error);
                // Thrown into the event loop it would be an unhandled rejection, which ends a Node
                // process, though the handler has told everybody concerned. The generated code
                // looks for an error in what is returned here, and finds none.
                if (isCallback && trapHandler !== undefined) return [];
                // A trap further in may have been caught on its way out: the result is worthless.
                throw error;
            }
        }
    };
}

function guardExports(exports) {
    const guarded = { __proto__: null };
    for (const name of Object.keys(exports)) {
        const value = exports[name];
        const isCallback = name.includes('closures_____invoke');
        guarded[name] = typeof value === 'function' ? guard(value, isCallback) : value;
    }
    return guarded;
}
