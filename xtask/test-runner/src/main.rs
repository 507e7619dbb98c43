//! The runner that `cargo test --target wasm32-unknown-unknown` hands each test binary to.
//!
//! `cargo install wasm-bindgen-cli` takes minutes and can drift from `Cargo.lock`; as a member of
//! the workspace the runner is built once, together with everything else, at the locked version.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
