
// As handleError, for an import that gives a value: what is returned here is put into the place that was free
// last, which is the one that the error has just left.
function handleErrorInPlace(f, args) {
    try {
        return f.apply(this, args);
    } catch (error) {
        const place = addToExternrefTable0(error);
        wasm.__externref_table_dealloc(place);
        wasm.__wbindgen_exn_store(place);
        return error;
    }
}
