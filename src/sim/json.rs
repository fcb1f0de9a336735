//! Models as JSON, without the keys that the API leaves out. All keys keep their order, as in Hetzner's responses.

use alloc::string::{String, ToString};

use serde::ser::{
    Error as _, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple,
    Serializer,
};
use serde_json::Error;

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

/// Writes a value as JSON.
pub(super) fn to_string<T: Serialize + ?Sized>(value: &T) -> Result<String, Error> {
    value.serialize(Json)
}

/// Serializes into a text. Scalars are left to `serde_json`.
struct Json;

/// A list or an object that is being written.
struct Text {
    text: String,
    /// The bracket that closes it.
    end: char,
    /// The name of the model, if it is one.
    model: &'static str,
}

impl Text {
    fn new(start: char, end: char, model: &'static str) -> Self {
        Self { text: start.into(), end, model }
    }

    /// Appends an element of a list, or a key with its value.
    fn push(&mut self, element: &str) {
        if self.text.len() > 1 {
            self.text.push(',');
        }
        self.text.push_str(element);
    }

    fn finish(mut self) -> String {
        self.text.push(self.end);
        self.text
    }
}

impl SerializeSeq for Text {
    type Ok = String;
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.push(&to_string(value)?);
        Ok(())
    }

    fn end(self) -> Result<String, Error> {
        Ok(self.finish())
    }
}

impl SerializeTuple for Text {
    type Ok = String;
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<String, Error> {
        Ok(self.finish())
    }
}

impl SerializeMap for Text {
    type Ok = String;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.push(&to_string(key)?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.text.push(':');
        self.text.push_str(&to_string(value)?);
        Ok(())
    }

    fn end(self) -> Result<String, Error> {
        Ok(self.finish())
    }
}

impl SerializeStruct for Text {
    type Ok = String;
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        let value = to_string(value)?;
        if value == "null" && is_left_out(self.model, key) {
            return Ok(());
        }
        self.push(&serde_json::to_string(key)?);
        self.text.push(':');
        self.text.push_str(&value);
        Ok(())
    }

    fn end(self) -> Result<String, Error> {
        Ok(self.finish())
    }
}

/// Leaves the types of scalars to `serde_json`.
macro_rules! scalars {
    ($($method:ident: $Type:ty),+) => { $(
        fn $method(self, value: $Type) -> Result<String, Error> {
            serde_json::to_string(&value)
        }
    )+ };
}

impl Serializer for Json {
    type Ok = String;
    type Error = Error;
    type SerializeSeq = Text;
    type SerializeTuple = Text;
    type SerializeTupleStruct = Impossible<String, Error>;
    type SerializeTupleVariant = Impossible<String, Error>;
    type SerializeMap = Text;
    type SerializeStruct = Text;
    type SerializeStructVariant = Impossible<String, Error>;

    scalars! {
        serialize_bool: bool, serialize_char: char, serialize_str: &str,
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_i128: i128,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128,
        serialize_f32: f32, serialize_f64: f64
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<String, Error> {
        Err(not_in_models())
    }

    fn serialize_none(self) -> Result<String, Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<String, Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<String, Error> {
        Ok("null".to_string())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<String, Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<String, Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<String, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<String, Error> {
        Err(not_in_models())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Text, Error> {
        Ok(Text::new('[', ']', ""))
    }

    fn serialize_tuple(self, _: usize) -> Result<Text, Error> {
        Ok(Text::new('[', ']', ""))
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

    fn serialize_map(self, _: Option<usize>) -> Result<Text, Error> {
        Ok(Text::new('{', '}', ""))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Text, Error> {
        Ok(Text::new('{', '}', name))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(not_in_models())
    }
}

fn not_in_models() -> Error {
    Error::custom("no model contains a value of this kind")
}
