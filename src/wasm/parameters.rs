//! The one rule, for a plain object from JavaScript. It is read by hand: a general reader would double the wasm.

use alloc::string::String;

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::table::Row;
use crate::error::InputError;
use crate::operation::Method;
use crate::request::rule::{Draft, Writer, decimal};
use crate::words::{LabelSelector, check_id};

#[wasm_bindgen]
extern "C" {
    /// `String(value)`.
    #[wasm_bindgen(js_name = String)]
    fn text_of(value: &JsValue) -> String;
}

pub(super) fn draft(
    base: &str,
    row: &Row,
    parameters: &JsValue,
    hold_page: bool,
) -> Result<Draft, InputError> {
    let refused = |name: &str, problem: &str| InputError::new(row.name, name, problem);
    let no_object = || refused("", "its parameters have to be an object");
    let object = if parameters.is_undefined() { Object::new() } else { Object::from(parameters.clone()) };
    if !parameters.is_undefined() && (!parameters.is_object() || Array::is_array(parameters)) {
        return Err(no_object());
    }
    for key in Object::keys(&object).iter() {
        let key = text_of(&key);
        if !row.parameters().any(|name| name == key) {
            return Err(refused(&key, &["is no parameter; there are: ", row.parameters].concat()));
        }
    }
    let get = |name: &str| Reflect::get(&object, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let mut writer = Writer::new(base, row.method, row.path, false);
    let mut in_path = 0;
    while let Some(name) = writer.due() {
        let text = plain(&get(name)).ok_or_else(|| refused(name, "is missing: give a number or a string"))?;
        check(name, &text)
            .and_then(|()| writer.push_path(&text).map_err(Into::into))
            .map_err(|problem| refused(name, &problem))?;
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
            // Setting a key of an object of ours cannot fail.
            let _ = Reflect::set(&rest, &name.into(), &value);
            continue;
        }
        let values = if Array::is_array(&value) { Array::from(&value) } else { Array::of1(&value) };
        for value in values.iter().filter(|value| !value.is_null()) {
            let text = plain(&value).ok_or_else(|| refused(name, "has to be a string, number or boolean"))?;
            check(name, &text).map_err(|problem| refused(name, &problem))?;
            match name {
                "page" if hold_page => page = text.parse().ok(),
                "per_page" if hold_page => per_page = text.parse().ok(),
                _ => writer.push_query(name, &text),
            }
        }
    }
    let has_body = row.method != Method::Get && row.parameters().count() > in_path;
    let body = has_body.then(|| JSON::stringify(&rest)).transpose();
    let body = body.map_err(|_| refused("", "its parameters cannot be written as JSON"))?;
    Ok(Draft {
        url: writer.into_url(),
        body: body.map(|body| String::from(body).into_bytes()),
        page,
        per_page,
    })
}

/// A value that has one plain text.
fn plain(value: &JsValue) -> Option<String> {
    (value.is_string() || value.as_f64().is_some() || value.as_bool().is_some() || value.is_bigint())
        .then(|| text_of(value))
}

/// What cannot be sent, by the parameter's name.
fn check(name: &str, text: &str) -> Result<(), String> {
    match name {
        "label_selector" => match text.parse::<LabelSelector>() {
            Ok(_) => Ok(()),
            // Spelled by hand: formatting would cost a twentieth of the wasm.
            Err(error) => {
                let mut digits = [0; 20];
                let position = decimal(error.position as u64, &mut digits);
                Err(["cannot be read at position ", position, ": expected ", error.expected].concat())
            }
        },
        _ if name == "id" || name.ends_with("_id") => match text.parse() {
            Ok(number) => check_id(number),
            Err(_) if text.is_empty() => Err("is empty".into()),
            Err(_) => Err(["`", text, "` is no id"].concat()),
        },
        _ => Ok(()),
    }
}
