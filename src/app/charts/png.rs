//! A picture as dots.

use crate::app::browser;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// So many dots a unit, either way.
const FINE: f64 = 2.0;

/// An SVG of a size as the bytes of a PNG, twice as fine; `None` where the browser can't.
pub async fn as_png(svg: &str, (width, height): (f64, f64)) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&browser::picture_address(svg));
    JsFuture::from(image.decode()).await.ok()?;
    let canvas: HtmlCanvasElement =
        leptos::prelude::document().create_element("canvas").ok()?.dyn_into().ok()?;
    let (width, height) = (width * FINE, height * FINE);
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d =
        canvas.get_context("2d").ok().flatten()?.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)
        .ok()?;
    let mut made = |done: js_sys::Function, failed: js_sys::Function| {
        let told = Closure::once_into_js(move |blob: wasm_bindgen::JsValue| {
            let _ = done.call1(&wasm_bindgen::JsValue::NULL, &blob);
        });
        if canvas.to_blob(told.unchecked_ref()).is_err() {
            let _ = failed.call0(&wasm_bindgen::JsValue::NULL);
        }
    };
    JsFuture::from(js_sys::Promise::new(&mut made)).await.ok()?.dyn_into().ok()
}
