//! The page. Compiled to WebAssembly by Trunk; natively it only says where to look.

#[cfg(target_arch = "wasm32")]
fn main() {
    golden_thread::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!(
        "This is the page: build it with `make build` and open it in a browser. For the terminal, use the `pack` binary."
    );
}
