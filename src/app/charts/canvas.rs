//! Draws options with ECharts into an element, redraws them when they or the size change, and lets go of
//! everything when the view goes.

use super::measure::Palette;
use crate::app::loader;
use leptos::{html::Div, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{CssStyleDeclaration, ResizeObserver};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = echarts, js_name = init)]
    fn init(element: &web_sys::Element, theme: JsValue, options: JsValue) -> Instance;

    type Instance;
    #[wasm_bindgen(method, js_name = setOption)]
    fn set_option(this: &Instance, option: JsValue, not_merge: bool);
    #[wasm_bindgen(method)]
    fn resize(this: &Instance);
    #[wasm_bindgen(method)]
    fn dispose(this: &Instance);
}

/// The look's colours as the browser has worked them out.
struct Look(CssStyleDeclaration);

impl Palette for Look {
    fn colour(&self, property: &str) -> String {
        // The property itself still says light-dark(…): a probe's colour is what it comes to.
        let probe = document().create_element("span").ok();
        let colour = probe.as_ref().and_then(|probe| {
            let body = document().body()?;
            let element = probe.dyn_ref::<web_sys::HtmlElement>()?;
            element.style().set_property("color", &format!("var({property})")).ok()?;
            body.append_child(element).ok()?;
            let colour =
                window().get_computed_style(element).ok()??.get_property_value("color").ok();
            element.remove();
            colour
        });
        colour.unwrap_or_else(|| self.0.get_property_value(property).unwrap_or_default())
    }
}

/// Lets the drawing be scaled, as paper needs it: without a view box it would be cut.
fn scalable(place: &web_sys::Element) {
    let Ok(Some(drawing)) = place.query_selector("svg") else { return };
    let size = |name| drawing.get_attribute(name).unwrap_or_default();
    let view = format!("0 0 {} {}", size("width"), size("height"));
    let _ = drawing.set_attribute("viewBox", &view);
}

/// A chart. Its words and figures stand beside it, so that it is hidden from screen readers.
#[component]
pub fn Canvas(
    /// Builds the options in the colours of the moment.
    chart: impl Fn(&dyn Fn(&str) -> String) -> serde_json::Value + 'static,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let state = RwSignal::new("Drawing the chart…".to_owned());
    let instance = StoredValue::new_local(None::<SendWrapper<Instance>>);
    let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    let chart = StoredValue::new_local(chart);
    let draw = move || {
        let drawn = (|| {
            let root = document().document_element()?;
            let look = Look(window().get_computed_style(&root).ok()??);
            let options = chart.try_with_value(|chart| chart(&|property| look.colour(property)))?;
            let option = js_sys::JSON::parse(&options.to_string()).ok()?;
            instance.try_with_value(|instance| {
                if let Some(instance) = instance {
                    instance.set_option(option, true);
                }
            })
        })();
        drawn.is_some()
    };
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        leptos::task::spawn_local(async move {
            if let Err(error) = loader::charts().await {
                state.try_set(format!("{error} The table below has the figures."));
                return;
            }
            // The view may have gone while the script was loading.
            if instance.try_with_value(Option::is_none) != Some(true) {
                return;
            }
            state.try_set(String::new());
            let svg = js_sys::Object::new();
            let _ = js_sys::Reflect::set(&svg, &"renderer".into(), &"svg".into());
            let made = init(&element, JsValue::NULL, svg.into());
            instance.set_value(Some(SendWrapper::new(made)));
            draw();
            scalable(&element);
            let drawn = element.clone();
            let resized = Closure::<dyn FnMut()>::new(move || {
                instance.try_with_value(|instance| {
                    if let Some(instance) = instance {
                        instance.resize();
                    }
                });
                scalable(&drawn);
            });
            if let Ok(watching) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
                watching.observe(&element);
                observer.set_value(Some((watching, resized)));
            }
        });
    });
    let scheme = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
    let recolour = Closure::<dyn FnMut()>::new(move || {
        draw();
    });
    if let Some(scheme) = &scheme {
        let _ =
            scheme.add_event_listener_with_callback("change", recolour.as_ref().unchecked_ref());
    }
    let held = SendWrapper::new((scheme, recolour));
    on_cleanup(move || {
        let (scheme, recolour) = &*held;
        if let Some(scheme) = scheme {
            let _ = scheme
                .remove_event_listener_with_callback("change", recolour.as_ref().unchecked_ref());
        }
        observer.try_update_value(|observer| {
            if let Some((observer, _)) = observer.take() {
                observer.disconnect();
            }
        });
        instance.try_update_value(|instance| {
            if let Some(instance) = instance.take() {
                instance.dispose();
            }
        });
    });
    view! {
        <div class="canvas" node_ref=place aria-hidden="true"></div>
        <p class="small quiet" role="status">
            {state}
        </p>
    }
}
