//! ECharts' side of a drawing (`web/drawing.js`), held and let go of.

use wasm_bindgen::{JsValue, closure::Closure, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = echarts, js_name = Drawing)]
    type Instance;
    #[wasm_bindgen(constructor, js_namespace = echarts, js_class = "Drawing")]
    fn new(element: &web_sys::Element, on_point: &Closure<dyn FnMut(f64)>) -> Instance;
    #[wasm_bindgen(method)]
    fn show(this: &Instance, json: &str);
    #[wasm_bindgen(method)]
    fn point(this: &Instance, at: f64);
    #[wasm_bindgen(method)]
    fn zoom(this: &Instance, by: f64);
    #[wasm_bindgen(method)]
    fn svg(this: &Instance) -> String;
    #[wasm_bindgen(method)]
    fn width(this: &Instance) -> u32;
    #[wasm_bindgen(method)]
    fn height(this: &Instance) -> u32;
    #[wasm_bindgen(method)]
    fn close(this: &Instance);
    #[wasm_bindgen(js_namespace = ["echarts", "Drawing"])]
    fn light(svg: &str) -> String;
    #[wasm_bindgen(js_namespace = ["echarts", "Drawing"])]
    fn png(svg: &str) -> js_sys::Promise;
}

/// A drawing in an element of the page; gone when dropped.
pub struct Drawing {
    instance: Instance,
    // Called by the instance for as long as it is there.
    _on_point: Closure<dyn FnMut(f64)>,
}

impl Drawing {
    /// A drawing in an element. `on_point`: told where on the axis of time, or at which point, was pointed.
    pub fn within(element: &web_sys::Element, on_point: impl FnMut(f64) + 'static) -> Self {
        let on_point = Closure::new(on_point);
        Self { instance: Instance::new(element, &on_point), _on_point: on_point }
    }

    /// Draws options in place of what is drawn.
    pub fn show(&self, json: &str) {
        self.instance.show(json);
    }

    /// Puts the pointer at a place on the axis of time.
    pub fn point(&self, at: f64) {
        self.instance.point(at);
    }

    /// Makes the window on time so many times as wide; zero shows all.
    pub fn zoom(&self, by: f64) {
        self.instance.zoom(by);
    }

    /// What is drawn as SVG, and its width and height in pixels.
    pub fn svg(&self) -> (String, (u32, u32)) {
        (self.instance.svg(), (self.instance.width(), self.instance.height()))
    }
}

impl Drop for Drawing {
    fn drop(&mut self) {
        self.instance.close();
    }
}

/// An SVG in the light colours of the style, whatever the theme.
pub fn in_light_colours(svg: &str) -> String {
    light(svg)
}

/// An SVG as the bytes of a PNG; `None` where the browser can't.
pub async fn as_png(svg: &str) -> Option<web_sys::Blob> {
    let blob: JsValue = JsFuture::from(png(svg)).await.ok()?;
    wasm_bindgen::JsCast::dyn_into(blob).ok()
}
