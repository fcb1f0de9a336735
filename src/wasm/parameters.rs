//! The encoding of the parameters in a URL by the rule of `request/encode.rs`. The driver writes the body: what has not
//! changed need not cross the boundary.

use alloc::string::String;

use super::SEPARATOR;
use crate::primitives::{InputError, check_id, check_selector, concat, push_decimal, read_decimal, split};
use crate::request::encode::{EncodedRequest, UrlWriter};

/// Encodes the parameters of a path: the path, then their names and texts in turn, those of the path first. Each of them
/// ends in [`SEPARATOR`].
pub(super) fn encode(
    base: &str,
    path_and_parameters: &str,
    defer_page: bool,
) -> Result<EncodedRequest, InputError> {
    write(base, path_and_parameters, defer_page).map_err(|(name, problem)| InputError::new("", name, problem))
}

/// Writes the URL; a problem comes with the name of its parameter.
fn write<'p>(
    base: &str,
    path_and_parameters: &'p str,
    defer_page: bool,
) -> Result<EncodedRequest, (&'p str, String)> {
    let mut texts = split(path_and_parameters, SEPARATOR);
    let mut writer = UrlWriter::new(base, texts.next().unwrap_or_default());
    let (mut page, mut per_page) = (None, None);
    while let (Some(name), Some(text)) = (texts.next(), texts.next()) {
        check(name, text).map_err(|problem| (name, problem))?;
        if writer.next_path_parameter() == Some(name) {
            writer.push_path(text).map_err(|problem| (name, problem.into()))?;
            continue;
        }
        match name {
            "page" if defer_page => page = read_decimal(text),
            "per_page" if defer_page => per_page = read_decimal(text),
            _ => writer.push_query(name, text),
        }
    }
    match writer.next_path_parameter() {
        Some(missing) => Err((missing, "is missing: give a number or a string".into())),
        None => Ok(EncodedRequest { url: writer.into_url(), body: None, page, per_page }),
    }
}

/// Validates a parameter by its name.
fn check(name: &str, text: &str) -> Result<(), String> {
    match name {
        "label_selector" => match check_selector(text) {
            Ok(()) => Ok(()),
            // Written without `format!`, which would add a twentieth to the wasm.
            Err(error) => {
                let mut problem = String::from("cannot be read at position ");
                push_decimal(&mut problem, error.position as u64);
                problem.push_str(": expected ");
                problem.push_str(error.expected);
                Err(problem)
            }
        },
        "page" | "per_page" => match read_decimal(text) {
            Some(1..) => Ok(()),
            _ => Err(concat(&["`", text, "` is not a whole number from 1"])),
        },
        _ if name == "id" || name.ends_with("_id") => match read_decimal(text) {
            Some(id) => check_id(id),
            None if text.is_empty() => Err("is empty".into()),
            None => Err(concat(&["`", text, "` is not an id"])),
        },
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "/servers/{id}/x\0";

    #[test]
    fn names_and_texts_become_a_url() {
        let encoded =
            encode("b", &[PATH, "id\x007\0name\0a b\0page\x002\0"].concat(), false).expect("it is valid");
        assert_eq!(encoded.url, "b/servers/7/x?name=a%20b&page=2");
        let deferred =
            encode("b", &[PATH, "id\x007\0page\x002\0per_page\x003\0"].concat(), true).expect("it is valid");
        assert_eq!((&*deferred.url, deferred.page, deferred.per_page), ("b/servers/7/x", Some(2), Some(3)));
        for (parameters, name) in [
            ("", "id"),
            ("name\0x\0", "id"),
            ("id\0\0", "id"),
            ("id\x000\0", "id"),
            ("id\x001\0page\x000\0", "page"),
            ("id\x001\0page\0x\0", "page"),
            ("id\x001\0page\x001.5\0", "page"),
            ("id\x001\0per_page\0-1\0", "per_page"),
            ("id\x001\0label_selector\0a in b\0", "label_selector"),
        ] {
            let error = encode("b", &[PATH, parameters].concat(), true).expect_err(parameters);
            assert_eq!(&*error.parameter, name, "{parameters:?}");
        }
    }
}
