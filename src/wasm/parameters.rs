//! The encoding of a plain object from JavaScript by the rule of `request/encode.rs`. It is read by hand: a general reader
//! would double the size of the wasm.

use alloc::string::String;

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::table::Row;
use crate::operation::Method;
use crate::primitives::{Id, InputError, LabelSelector, check_id, decimal};
use crate::request::encode::{EncodedRequest, Writer};

#[wasm_bindgen]
extern "C" {
    /// `String(value)`.
    #[wasm_bindgen(js_name = String)]
    fn text_of(value: &JsValue) -> String;
}

pub(super) fn encode(
    base: &str,
    row: &Row,
    parameters: &JsValue,
    defer_page: bool,
) -> Result<EncodedRequest, InputError> {
    let invalid = |name: &str, problem: &str| InputError::new(row.name, name, problem);
    let not_an_object = || invalid("", "its parameters must be an object");
    let object = if parameters.is_undefined() { Object::new() } else { Object::from(parameters.clone()) };
    if !parameters.is_undefined() && (!parameters.is_object() || Array::is_array(parameters)) {
        return Err(not_an_object());
    }
    for key in Object::keys(&object).iter() {
        let key = text_of(&key);
        if !row.parameters().any(|name| name == key) {
            return Err(invalid(&key, &["is not a parameter; there are: ", row.parameters].concat()));
        }
    }
    let get = |name: &str| Reflect::get(&object, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let mut writer = Writer::new(base, row.method, row.path, false);
    let mut in_path = 0;
    while let Some(name) = writer.next_path_parameter() {
        let text =
            scalar_text(&get(name)).ok_or_else(|| invalid(name, "is missing: give a number or a string"))?;
        check(name, &text)
            .and_then(|()| writer.push_path(&text).map_err(Into::into))
            .map_err(|problem| invalid(name, &problem))?;
        in_path += 1;
    }
    let (mut page, mut per_page) = (None, None);
    let rest = Object::new();
    for name in row.parameters().skip(in_path) {
        let value = get(name);
        if value.is_undefined() {
            continue;
        }
        if row.method != Method::Get {
            // Setting a key of our own object cannot fail.
            let _ = Reflect::set(&rest, &name.into(), &value);
            continue;
        }
        let values = if Array::is_array(&value) { Array::from(&value) } else { Array::of1(&value) };
        for value in values.iter().filter(|value| !value.is_null()) {
            let text =
                scalar_text(&value).ok_or_else(|| invalid(name, "must be a string, number or boolean"))?;
            check(name, &text).map_err(|problem| invalid(name, &problem))?;
            match name {
                "page" if defer_page => page = text.parse().ok(),
                "per_page" if defer_page => per_page = text.parse().ok(),
                _ => writer.push_query(name, &text),
            }
        }
    }
    let has_body = row.method != Method::Get && row.parameters().count() > in_path;
    let body = has_body.then(|| JSON::stringify(&rest)).transpose();
    let body = body.map_err(|_| invalid("", "its parameters cannot be written as JSON"))?;
    Ok(EncodedRequest {
        url: writer.into_url(),
        body: body.map(|body| String::from(body).into_bytes()),
        page,
        per_page,
    })
}

/// The text of a string, number or boolean.
fn scalar_text(value: &JsValue) -> Option<String> {
    (value.is_string() || value.as_f64().is_some() || value.as_bool().is_some() || value.is_bigint())
        .then(|| text_of(value))
}

/// Validates a parameter by its name.
fn check(name: &str, text: &str) -> Result<(), String> {
    match name {
        "label_selector" => match text.parse::<LabelSelector>() {
            Ok(_) => Ok(()),
            // Written without `format!`, which would add a twentieth to the wasm.
            Err(error) => {
                let mut digits = [0; 20];
                let position = decimal(error.position as u64, &mut digits);
                Err(["cannot be read at position ", position, ": expected ", error.expected].concat())
            }
        },
        _ if name == "id" || name.ends_with("_id") => match text.parse::<Id<()>>() {
            Ok(id) => check_id(id.get()),
            Err(_) if text.is_empty() => Err("is empty".into()),
            Err(_) => Err(["`", text, "` is not an id"].concat()),
        },
        _ => Ok(()),
    }
}
