//! Models as JSON, without the keys that the API leaves out. All keys keep their order, as in Hetzner's responses.
//! Effects of actions, which are no models, are written as `serde_json` writes them.

use alloc::string::{String, ToString};
use core::fmt::{Display, Write};

use serde::ser::{
    Error as _, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, Serializer,
};
use serde_json::{Error, Value};

/// The fields that are left out of a model when they have no value. All others are null.
const LEFT_OUT: [(&str, &[&str]); 22] = [
    ("Certificate", &["type"]),
    ("CertificateError", &["code", "message"]),
    ("CertificateStatus", &["issuance", "renewal"]),
    ("Firewall", &["labels"]),
    ("FirewallAppliedResource", &["type", "server"]),
    ("FirewallResource", &["server", "label_selector", "applied_to_resources"]),
    ("Image", &["rapid_deploy"]),
    ("LoadBalancerHealthCheck", &["http"]),
    ("LoadBalancerHealthCheckHttp", &["response", "status_codes", "tls"]),
    ("LoadBalancerService", &["http"]),
    ("LoadBalancerServiceHttp", &["certificates", "redirect_http"]),
    ("LoadBalancerTarget", &["server", "health_status", "use_private_ip", "label_selector", "targets", "ip"]),
    ("LoadBalancerTargetHealth", &["detail", "http_status_code"]),
    ("Network", &["load_balancers"]),
    ("NetworkSubnet", &["ip_range"]),
    ("Server", &["volumes", "load_balancers"]),
    ("ServerFirewall", &["id", "status"]),
    ("ServerPrivateNet", &["network", "ip", "alias_ips", "mac_address"]),
    ("ServerPublicNet", &["firewalls"]),
    ("ServerType", &["category"]),
    ("Zone", &["primary_nameservers"]),
    ("ZoneAuthoritativeNameservers", &["delegation_status"]),
];

fn is_left_out(model: &str, field: &str) -> bool {
    LEFT_OUT.iter().any(|(name, fields)| *name == model && fields.contains(&field))
}

/// Appends a value to a text, as JSON.
pub(super) fn push<T: Serialize + ?Sized>(text: &mut String, value: &T) -> Result<(), Error> {
    value.serialize(Json { text, is_complete: false })
}

/// Appends a value to a text, as JSON with all keys.
pub(super) fn push_complete<T: Serialize + ?Sized>(text: &mut String, value: &T) -> Result<(), Error> {
    value.serialize(Json { text, is_complete: true })
}

/// Returns the JSON of a value, with all keys.
pub(super) fn complete<T: Serialize + ?Sized>(value: &T) -> Result<Value, Error> {
    // As a text: one serializer for all models instead of two is much of a wasm.
    let mut text = String::new();
    push_complete(&mut text, value)?;
    serde_json::from_str(&text)
}

/// Appends a value to a text. Floats and strings with escapes are left to `serde_json`.
struct Json<'t> {
    text: &'t mut String,
    is_complete: bool,
}

/// A list or an object that is being written.
struct Elements<'t> {
    text: &'t mut String,
    is_complete: bool,
    is_empty: bool,
    /// The brackets that close it.
    end: &'static str,
    /// The name of the model, if it is one.
    model: &'static str,
}

impl<'t> Json<'t> {
    fn open(self, start: &str, end: &'static str, model: &'static str) -> Result<Elements<'t>, Error> {
        self.text.push_str(start);
        let Self { text, is_complete } = self;
        Ok(Elements { text, is_complete, is_empty: true, end, model })
    }

    /// Opens the object of a variant, whose only key is its name.
    fn open_variant(self, variant: &str) -> Self {
        self.text.extend(["{\"", variant, "\":"]);
        self
    }
}

impl Elements<'_> {
    /// Appends an element of a list, or a key.
    fn push<T: Serialize + ?Sized>(&mut self, element: &T) -> Result<(), Error> {
        self.separate();
        self.write(element)
    }

    fn separate(&mut self) {
        if !self.is_empty {
            self.text.push(',');
        }
        self.is_empty = false;
    }

    /// Appends the value of a key.
    fn push_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.text.push(':');
        self.write(value)
    }

    fn write<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        value.serialize(Json { text: self.text, is_complete: self.is_complete })
    }

    /// Writes the key of a field. Returns the place where the field starts, and whether it is the first.
    fn open_field(&mut self, key: &str) -> (usize, bool) {
        let start = (self.text.len(), self.is_empty);
        self.separate();
        // The name of a field needs no escape.
        self.text.extend(["\"", key, "\":"]);
        start
    }

    /// Removes a field that is left out when it is null.
    fn close_field(&mut self, key: &str, (start, was_first): (usize, bool)) {
        // No other value ends like this.
        let is_null = self.text.get(start..).is_some_and(|field| field.ends_with(":null"));
        if is_null && !self.is_complete && is_left_out(self.model, key) {
            self.text.truncate(start);
            self.is_empty = was_first;
        }
    }

    fn close(self) -> Result<(), Error> {
        self.text.push_str(self.end);
        Ok(())
    }
}

impl SerializeSeq for Elements<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.push(value)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl SerializeTuple for Elements<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.push(value)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl SerializeMap for Elements<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.push(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.push_value(value)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl SerializeStruct for Elements<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        let start = self.open_field(key);
        self.write(value)?;
        self.close_field(key, start);
        Ok(())
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl SerializeStructVariant for Elements<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        SerializeStruct::serialize_field(self, key, value)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

/// Values whose `Display` is their JSON.
macro_rules! displayed {
    ($($method:ident: $Type:ty),+) => { $(
        fn $method(self, value: $Type) -> Result<(), Error> {
            write!(self.text, "{value}").map_err(Error::custom)
        }
    )+ };
}

impl<'t> Serializer for Json<'t> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Elements<'t>;
    type SerializeTuple = Elements<'t>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Elements<'t>;
    type SerializeStruct = Elements<'t>;
    type SerializeStructVariant = Elements<'t>;

    displayed! {
        serialize_bool: bool,
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_i128: i128,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128
    }

    fn serialize_f32(self, value: f32) -> Result<(), Error> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Error> {
        self.text.push_str(&serde_json::to_string(&value)?);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Error> {
        if has_escapes(value) {
            self.text.push_str(&serde_json::to_string(value)?);
        } else {
            self.text.extend(["\"", value, "\""]);
        }
        Ok(())
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        let start = self.text.len();
        write!(self.text, "\"{value}\"").map_err(Error::custom)?;
        if self.text.get(start + 1..self.text.len() - 1).is_some_and(has_escapes) {
            self.text.truncate(start);
            self.text.push_str(&serde_json::to_string(&value.to_string())?);
        }
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Error> {
        Err(not_in_models())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.text.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let Self { text, is_complete } = self.open_variant(variant);
        value.serialize(Json { text: &mut *text, is_complete })?;
        text.push('}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Elements<'t>, Error> {
        self.open("[", "]", "")
    }

    fn serialize_tuple(self, _: usize) -> Result<Elements<'t>, Error> {
        self.open("[", "]", "")
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        Err(not_in_models())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(not_in_models())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Elements<'t>, Error> {
        self.open("{", "}", "")
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Elements<'t>, Error> {
        self.open("{", "}", name)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Elements<'t>, Error> {
        self.open_variant(variant).open("{", "}}", "")
    }
}

fn has_escapes(text: &str) -> bool {
    let is_escaped = |byte: u8| (byte < b' ') | (byte == b'"') | (byte == b'\\');
    // Without an early end it is compiled to instructions that compare many bytes at once.
    text.bytes().fold(false, |found, byte| found | is_escaped(byte))
}

fn not_in_models() -> Error {
    Error::custom("no model contains a value of this kind")
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeMap;

    use super::*;

    fn to_string<T: Serialize>(value: &T) -> Result<String, Error> {
        let mut text = String::new();
        push(&mut text, value).map(|()| text)
    }

    #[test]
    fn values_are_those_of_serde_json() {
        let labels =
            BTreeMap::from([("a", "plain"), ("b", "\"quoted\" \\ \n\u{1}"), ("c", "ü😀"), ("d", "")]);
        let values = (1u8, -2i64, u64::MAX, 0.5f64, 1e21f64, true, Some('"'), None::<u8>, [1.0f32], labels);
        assert_eq!(
            to_string(&values).expect("it is JSON"),
            serde_json::to_string(&values).expect("it is JSON")
        );
        let displayed = to_string(&Displayed("a \"b\"")).expect("it is JSON");
        assert_eq!(displayed, r#""a \"b\"""#);
    }

    struct Displayed(&'static str);

    impl Serialize for Displayed {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self.0)
        }
    }
}
