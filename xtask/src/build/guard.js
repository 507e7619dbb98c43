
// Nothing is thrown out of the module on purpose: what it refuses it returns. So whatever comes out (a trap,
// a stack that ended, an import that threw) has unwound frames that had not done their work: handles
// are lost, cells stay borrowed, the stack of the module is too low. Such an instance is never entered
// again, and promises of it would never settle: the handler is told, in a turn of its own, where no
// frame of the instance is left on the stack and the stack is not at its end.
let trapHandler;
let guardDepth = 0;
// `{ error }` of an instance that is of no use.
let broken;
let isScheduled = false;

export function setTrapHandler(handler) {
    trapHandler = handler;
}

// Makes sure that the instance can be entered.
export function heal() {
    isScheduled = false;
    if (broken === undefined) return;
    if (guardDepth > 0) throw broken.error;
    trapHandler(broken.error);
}

function scheduleHealing() {
    if (isScheduled) return;
    queueMicrotask(() => {
        try {
            heal();
        } catch {
            // There is no memory for a new instance. The next call tries again, and tells its caller.
        }
    });
    isScheduled = true;
}

function guard(call, name) {
    const isStart = name === '__wbindgen_start';
    // What the event loop or a collector calls: thrown there, an error would end a Node process. The generated
    // code looks for an error in what is returned here, and finds none.
    const isSilent = name.includes('closures_____invoke') || name.includes('destroy_closure') || name.endsWith('_free');
    return (...values) => {
        if (broken !== undefined && !isStart) {
            scheduleHealing();
            if (isSilent) return [];
            throw broken.error;
        }
        let result;
        guardDepth++;
        try {
            result = call(...values);
            if (isStart) broken = undefined;
        } catch (error) {
            broken ??= { error };
        } finally {
            guardDepth--;
        }
        if (broken === undefined) return result;
        // Where something was thrown further in and caught on its way out, the result is worthless, too.
        try {
            scheduleHealing();
        } catch {
            // The stack is at its end. The next call heals.
        }
        if (isSilent) return [];
        throw broken.error;
    };
}

// How much memory the instance has, in bytes.
export function memorySize() {
    return getUint8ArrayMemory0().length;
}

function guardExports(exports) {
    // The memory of an earlier instance can be collected then.
    viewedMemory = undefined;
    // Until it is started.
    broken = { error: new Error('the instance was not started') };
    const guarded = { __proto__: null };
    for (const name of Object.keys(exports)) {
        const value = exports[name];
        guarded[name] = typeof value === 'function' ? guard(value, name) : value;
    }
    return guarded;
}
