//! The products of Hetzner as of late 2026. Prices are net and monthly, in cents; the other prices are derived from
//! them.
//!
//! Prices and deprecations of server types, included traffic, and the prices of primary IPs, volumes and snapshots are
//! those that the API listed on 2026-09-29, which apply to orders since 2026-06-15; that of LB11 is from 2026-04-01.
//! Those of the other load balancers, of Storage Boxes and of floating IPs are older, and those of load balancers outside
//! Europe are assumed.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::api::images::{Image, ImageStatus, ImageType};
use crate::api::isos::{Iso, IsoType};
use crate::api::load_balancer_types::LoadBalancerType;
use crate::api::locations::Location;
use crate::api::pricing::{
    LocationMonthlyPrice, LocationPrice, LocationPriceWithTraffic, Price, Pricing, PricingFloatingIp,
    PricingFloatingIpType, PricingPerGbMonth, PricingPrimaryIpType, PricingResourceType, PricingServerBackup,
};
use crate::api::protection::Protection;
use crate::api::server_types::{
    Architecture, CpuType, DeprecationInfo, ServerType, ServerTypeLocation, StorageType,
};
use crate::api::storage_box_types::{StorageBoxType, StorageBoxTypePrice};
use crate::primitives::{Id, Labels, Money, Timestamp, UnixMillis};

/// Name, description, country, city, latitude, longitude, network zone.
const LOCATIONS: [(&str, &str, &str, &str, f64, f64, &str); 6] = [
    ("fsn1", "Falkenstein DC Park 1", "DE", "Falkenstein", 50.47612, 12.370071, "eu-central"),
    ("nbg1", "Nuremberg DC Park 1", "DE", "Nuremberg", 49.452102, 11.076665, "eu-central"),
    ("hel1", "Helsinki DC Park 1", "FI", "Helsinki", 60.169855, 24.938379, "eu-central"),
    ("ash", "Ashburn, VA", "US", "Ashburn, VA", 39.045821, -77.487073, "us-east"),
    ("hil", "Hillsboro, OR", "US", "Hillsboro, OR", 45.54222, -122.951924, "us-west"),
    ("sin", "Singapore", "SG", "Singapore", 1.283333, 103.833333, "ap-southeast"),
];

/// The number of locations in Europe, which come first.
const EUROPE: usize = 3;

/// The monthly prices in cents in Europe, the USA and Singapore, and zero where a product is not offered.
type Cents = [i128; 3];

/// The traffic that is included in Europe, and elsewhere.
type Traffic = [u64; 2];

const TIB: u64 = 1 << 40;

/// The area of a location, as the index of its price.
const fn area(location: usize) -> usize {
    match location {
        0..EUROPE => 0,
        5 => 2,
        _ => 1,
    }
}

struct ServerTypeSpec {
    id: u64,
    name: &'static str,
    category: &'static str,
    cores: u32,
    memory: f64,
    disk: u32,
    cents: Cents,
    traffic: Traffic,
}

const fn spec(
    id: u64,
    name: &'static str,
    category: &'static str,
    size: (u32, f64, u32),
    cents: Cents,
    traffic: Traffic,
) -> ServerTypeSpec {
    ServerTypeSpec { id, name, category, cores: size.0, memory: size.1, disk: size.2, cents, traffic }
}

const COST: &str = "cost_optimized";
const REGULAR: &str = "regular_purpose";
const GENERAL: &str = "general_purpose";

const SERVER_TYPES: [ServerTypeSpec; 25] = [
    spec(114, "cx23", COST, (2, 4.0, 40), [549, 0, 0], [20 * TIB, 0]),
    spec(115, "cx33", COST, (4, 8.0, 80), [849, 0, 0], [20 * TIB, 0]),
    spec(116, "cx43", COST, (8, 16.0, 160), [1599, 0, 0], [20 * TIB, 0]),
    spec(117, "cx53", COST, (16, 32.0, 320), [2949, 0, 0], [20 * TIB, 0]),
    spec(45, "cax11", COST, (2, 4.0, 40), [599, 0, 0], [20 * TIB, 0]),
    spec(93, "cax21", COST, (4, 8.0, 80), [1049, 0, 0], [20 * TIB, 0]),
    spec(94, "cax31", COST, (8, 16.0, 160), [2099, 0, 0], [20 * TIB, 0]),
    spec(95, "cax41", COST, (16, 32.0, 320), [4099, 0, 0], [20 * TIB, 0]),
    spec(108, "cpx12", REGULAR, (1, 2.0, 40), [1149, 0, 1549], [20 * TIB, TIB / 2]),
    spec(109, "cpx22", REGULAR, (2, 4.0, 80), [1949, 0, 2649], [20 * TIB, TIB]),
    spec(110, "cpx32", REGULAR, (4, 8.0, 160), [3549, 0, 4899], [20 * TIB, 2 * TIB]),
    spec(111, "cpx42", REGULAR, (8, 16.0, 320), [6949, 0, 9349], [20 * TIB, 3 * TIB]),
    spec(112, "cpx52", REGULAR, (12, 24.0, 480), [10049, 0, 13449], [20 * TIB, 4 * TIB]),
    spec(113, "cpx62", REGULAR, (16, 32.0, 640), [12999, 0, 17199], [20 * TIB, 5 * TIB]),
    spec(96, "ccx13", GENERAL, (2, 8.0, 80), [4299, 4349, 5399], [20 * TIB, TIB]),
    spec(97, "ccx23", GENERAL, (4, 16.0, 160), [8599, 8749, 10849], [20 * TIB, 2 * TIB]),
    spec(98, "ccx33", GENERAL, (8, 32.0, 240), [13849, 14099, 17449], [30 * TIB, 3 * TIB]),
    spec(99, "ccx43", GENERAL, (16, 64.0, 360), [27599, 27949, 34099], [40 * TIB, 4 * TIB]),
    spec(100, "ccx53", GENERAL, (32, 128.0, 600), [53349, 53849, 65199], [50 * TIB, 6 * TIB]),
    spec(101, "ccx63", GENERAL, (48, 192.0, 960), [85349, 85999, 103_649], [60 * TIB, 8 * TIB]),
    spec(22, "cpx11", REGULAR, (2, 2.0, 40), [549, 1749, 999], [20 * TIB, TIB]),
    spec(23, "cpx21", REGULAR, (3, 4.0, 80), [949, 3199, 1849], [20 * TIB, 2 * TIB]),
    spec(24, "cpx31", REGULAR, (4, 8.0, 160), [1749, 6249, 3249], [20 * TIB, 3 * TIB]),
    spec(25, "cpx41", REGULAR, (8, 16.0, 240), [3249, 12049, 5549], [20 * TIB, 4 * TIB]),
    spec(26, "cpx51", REGULAR, (16, 32.0, 360), [7099, 23799, 9999], [20 * TIB, 5 * TIB]),
];

/// The server types that are deprecated outside the USA.
const DEPRECATED: [&str; 5] = ["cpx11", "cpx21", "cpx31", "cpx41", "cpx51"];

/// Name, description, OS flavor, OS version, and `true` if it is available for Arm.
const SYSTEMS: [(&str, &str, &str, &str, bool); 17] = [
    ("ubuntu-26.04", "Ubuntu 26.04", "ubuntu", "26.04", true),
    ("ubuntu-24.04", "Ubuntu 24.04", "ubuntu", "24.04", true),
    ("ubuntu-22.04", "Ubuntu 22.04", "ubuntu", "22.04", true),
    ("debian-13", "Debian 13", "debian", "13", true),
    ("debian-12", "Debian 12", "debian", "12", true),
    ("debian-11", "Debian 11", "debian", "11", true),
    ("fedora-43", "Fedora 43", "fedora", "43", true),
    ("fedora-42", "Fedora 42", "fedora", "42", true),
    ("rocky-10", "Rocky Linux 10", "rocky", "10", true),
    ("rocky-9", "Rocky Linux 9", "rocky", "9", true),
    ("alma-10", "AlmaLinux 10", "alma", "10", true),
    ("alma-9", "AlmaLinux 9", "alma", "9", true),
    ("centos-stream-10", "CentOS Stream 10", "centos", "stream10", true),
    ("centos-stream-9", "CentOS Stream 9", "centos", "stream9", true),
    ("opensuse-16", "openSUSE Leap 16", "opensuse", "16", true),
    ("centos-7", "CentOS 7", "centos", "7", false),
    ("opensuse-15", "openSUSE Leap 15", "opensuse", "15", false),
];

const APPS: [(&str, &str); 6] = [
    ("docker-ce", "Docker CE"),
    ("lamp", "LAMP"),
    ("nextcloud", "Nextcloud"),
    ("wordpress", "WordPress"),
    ("gitlab", "GitLab"),
    ("wireguard", "WireGuard"),
];

/// The ISOs that are deprecated, with the dates of the announcement and of the end.
const DEPRECATED_ISOS: [(&str, &str, &str); 1] =
    [("debian-12.11.0-amd64-netinst.iso", "2026-03-01", "2026-06-01")];

const ISOS: [(&str, &str, Option<&str>); 9] = [
    ("debian-13.1.0-amd64-netinst.iso", "Debian 13.1 (amd64/netinstall)", Some("x86")),
    ("debian-13.1.0-arm64-netinst.iso", "Debian 13.1 (arm64/netinstall)", Some("arm")),
    ("ubuntu-24.04.3-live-server-amd64.iso", "Ubuntu 24.04 (amd64)", Some("x86")),
    ("ubuntu-24.04.3-live-server-arm64.iso", "Ubuntu 24.04 (arm64)", Some("arm")),
    ("alpine-virt-3.22.0-x86_64.iso", "Alpine Linux 3.22 (x86_64)", Some("x86")),
    ("FreeBSD-14.3-RELEASE-amd64-disc1.iso", "FreeBSD 14.3 (amd64)", Some("x86")),
    ("nixos-25.05-x86_64.iso", "NixOS 25.05 (x86_64)", Some("x86")),
    ("virtio-win-0.1.271.iso", "VirtIO drivers for Windows", None),
    ("debian-12.11.0-amd64-netinst.iso", "Debian 12.11 (amd64/netinstall)", Some("x86")),
];

/// Id, name, cents, connections in thousands, services, targets, certificates.
const LOAD_BALANCERS: [(u64, &str, i128, u64, u64, u64, u64); 3] =
    [(1, "lb11", 749, 10, 5, 25, 10), (2, "lb21", 1640, 20, 15, 75, 25), (3, "lb31", 3290, 40, 30, 150, 50)];

/// Id, name, cents, TiB, snapshots.
const STORAGE_BOXES: [(u64, &str, i128, u64, u32); 4] = [
    (1333, "bx11", 320, 1, 10),
    (1334, "bx21", 1090, 5, 20),
    (1335, "bx31", 2080, 10, 30),
    (1336, "bx41", 4060, 20, 40),
];

pub(super) fn load_balancer_types() -> Vec<LoadBalancerType> {
    LOAD_BALANCERS
        .map(|(id, name, cents, connections, services, targets, certificates)| LoadBalancerType {
            id: Id::new(id),
            name: name.into(),
            description: name.to_ascii_uppercase(),
            max_connections: connections * 1000,
            max_services: services,
            max_targets: targets,
            max_assigned_certificates: certificates,
            deprecation: None,
            prices: load_balancer_prices(cents),
        })
        .into()
}

/// The prices of a load balancer, assumed to be 20 percent higher outside Europe.
fn load_balancer_prices(cents: i128) -> Vec<LocationPriceWithTraffic> {
    prices([cents, cents * 12 / 10, cents * 12 / 10], [20 * TIB, TIB])
}

pub(super) fn storage_box_types() -> Vec<StorageBoxType> {
    let price = |cents: i128| {
        prices([cents, 0, 0], [0; 2]).into_iter().map(|price| StorageBoxTypePrice {
            location: price.location,
            price_hourly: price.price_hourly,
            price_monthly: price.price_monthly,
            setup_fee: monthly(0),
        })
    };
    STORAGE_BOXES
        .map(|(id, name, cents, tebibytes, snapshots)| StorageBoxType {
            id: Id::new(id),
            name: name.into(),
            description: name.to_ascii_uppercase(),
            snapshot_limit: Some(snapshots),
            automatic_snapshot_limit: Some(snapshots),
            subaccounts_limit: 100,
            size: tebibytes << 40,
            prices: price(cents).collect(),
            deprecation: None,
        })
        .into()
}

pub(super) fn locations() -> Vec<Location> {
    let location = |(at, &(name, description, country, city, latitude, longitude, zone)): (
        usize,
        &(_, _, _, _, _, _, &str),
    )| Location {
        id: Id::new(at as u64 + 1),
        name: String::from(name),
        description: String::from(description),
        country: String::from(country),
        city: String::from(city),
        latitude,
        longitude,
        network_zone: zone.into(),
    };
    LOCATIONS.iter().enumerate().map(location).collect()
}

pub(super) fn server_types() -> Vec<ServerType> {
    SERVER_TYPES.iter().map(server_type).collect()
}

#[allow(deprecated, reason = "the API still sends the field")]
fn server_type(spec: &ServerTypeSpec) -> ServerType {
    let is_deprecated = DEPRECATED.contains(&spec.name);
    // Hetzner often has none of the Cost-Optimized types left, as on the day of the prices. Only the largest are marked
    // here, so that the others can be ordered.
    let available = !(spec.category == COST && spec.cores == 16);
    let locations = LOCATIONS.iter().enumerate().filter(|(at, _)| spec.cents[area(*at)] > 0);
    let locations = locations.map(|(at, location)| {
        let deprecation = (is_deprecated && area(at) != 1).then(|| DeprecationInfo {
            announced: time("2025-10-16T06:00:00Z"),
            unavailable_after: time("2025-12-31T23:59:59Z"),
        });
        ServerTypeLocation {
            id: Id::new(at as u64 + 1),
            name: location.0.into(),
            recommended: available && deprecation.is_none(),
            deprecation,
            available,
        }
    });
    ServerType {
        id: Id::new(spec.id),
        name: spec.name.into(),
        description: spec.name.to_ascii_uppercase(),
        cores: spec.cores,
        memory: spec.memory,
        disk: spec.disk,
        prices: prices(spec.cents, spec.traffic),
        storage_type: StorageType::Local,
        cpu_type: if spec.category == GENERAL { CpuType::Dedicated } else { CpuType::Shared },
        category: Some(spec.category.into()),
        architecture: if spec.name.starts_with("cax") { Architecture::Arm } else { Architecture::X86 },
        // Replaced by those of the locations.
        deprecation: None,
        locations: locations.collect(),
    }
}

/// Marks the server types as unavailable where their deprecation has ended.
pub(super) fn withdraw(server_types: &mut [ServerType], now: UnixMillis) {
    for offer in server_types.iter_mut().flat_map(|server_type| &mut server_type.locations) {
        offer.available &= !has_ended(&offer.deprecation, now);
    }
}

/// Returns whether a deprecation is past its end.
pub(super) fn has_ended(deprecation: &Option<DeprecationInfo>, now: UnixMillis) -> bool {
    deprecation.as_ref().is_some_and(|deprecation| deprecation.unavailable_after < now.into())
}

fn prices(cents: Cents, [europe, elsewhere]: Traffic) -> Vec<LocationPriceWithTraffic> {
    let locations = LOCATIONS.iter().enumerate().filter(|(at, _)| cents[area(*at)] > 0);
    let price = |(at, location): (usize, &(&str, _, _, _, _, _, _))| LocationPriceWithTraffic {
        location: location.0.into(),
        price_hourly: hourly(cents[area(at)]),
        price_monthly: monthly(cents[area(at)]),
        included_traffic: if area(at) == 0 { europe } else { elsewhere },
        // Traffic in Singapore is more expensive.
        price_per_tb_traffic: monthly(if area(at) == 2 { 740 } else { 100 }),
    };
    locations.map(price).collect()
}

/// A price in cents as the API writes it: net with ten decimals, gross (19 percent VAT) with sixteen.
fn monthly(cents: i128) -> Price {
    Price { net: Money::new(cents * 10i128.pow(8), 10), gross: Money::new(cents * 119 * 10i128.pow(12), 16) }
}

/// The hourly price of a monthly one, which is reached after 624 hours.
fn hourly(cents: i128) -> Price {
    let tenths_of_a_mil = (cents * 100 + 312) / 624;
    Price {
        net: Money::new(tenths_of_a_mil * 10i128.pow(6), 10),
        gross: Money::new(tenths_of_a_mil * 119 * 10i128.pow(10), 16),
    }
}

#[allow(deprecated, reason = "the API still sends the field")]
pub(super) fn pricing() -> Pricing {
    let primary_ip = |cents: i128| {
        LOCATIONS.iter().map(move |location| LocationPrice {
            location: location.0.into(),
            price_hourly: hourly(cents),
            price_monthly: monthly(cents),
        })
    };
    let floating_ip = |cents: i128| {
        LOCATIONS.iter().map(move |location| LocationMonthlyPrice {
            location: location.0.into(),
            price_monthly: monthly(cents),
        })
    };
    let server_types = SERVER_TYPES.iter().map(|spec| PricingResourceType {
        id: spec.id,
        name: spec.name.into(),
        prices: prices(spec.cents, spec.traffic),
    });
    Pricing {
        currency: "EUR".into(),
        vat_rate: Money::new(190_000, 4),
        primary_ips: [("ipv4", 50), ("ipv6", 0)]
            .map(|(version, cents)| PricingPrimaryIpType {
                r#type: version.into(),
                prices: primary_ip(cents).collect(),
            })
            .into(),
        floating_ips: [("ipv4", 300), ("ipv6", 100)]
            .map(|(version, cents)| PricingFloatingIpType {
                r#type: version.into(),
                prices: floating_ip(cents).collect(),
            })
            .into(),
        image: PricingPerGbMonth { price_per_gb_month: hundredths(143) },
        volume: PricingPerGbMonth { price_per_gb_month: hundredths(572) },
        server_backup: PricingServerBackup { percentage: Money::new(200_000, 4) },
        server_types: server_types.collect(),
        load_balancer_types: LOAD_BALANCERS
            .map(|(id, name, cents, ..)| PricingResourceType {
                id,
                name: name.into(),
                prices: load_balancer_prices(cents),
            })
            .into(),
        floating_ip: Some(PricingFloatingIp { price_monthly: monthly(300) }),
    }
}

/// A price in hundredths of a cent.
fn hundredths(amount: i128) -> Price {
    Price {
        net: Money::new(amount * 10i128.pow(6), 10),
        gross: Money::new(amount * 119 * 10i128.pow(10), 16),
    }
}

pub(super) fn images() -> Vec<Image> {
    let architectures = [Architecture::X86, Architecture::Arm];
    let mut images = Vec::new();
    for (at, &(name, description, family, version, arm)) in SYSTEMS.iter().enumerate() {
        for (variant, architecture) in architectures.iter().take(if arm { 2 } else { 1 }).enumerate() {
            let mut image =
                system_image(161_547_267 + (at * 2 + variant) as u64, name, description, architecture);
            image.os_flavor = family.into();
            image.os_version = Some(version.into());
            image.deprecation = match name {
                "debian-11" => Some(deprecation("2026-08-31", "2026-11-30")),
                "centos-7" => Some(deprecation("2024-06-30", "2024-09-30")),
                _ => None,
            };
            images.push(image);
        }
    }
    for (at, &(name, description)) in APPS.iter().enumerate() {
        let mut image = system_image(40_093_140 + at as u64, name, description, &Architecture::X86);
        image.r#type = ImageType::App;
        image.os_flavor = "ubuntu".into();
        image.os_version = Some("24.04".into());
        images.push(image);
    }
    images
}

fn system_image(id: u64, name: &str, description: &str, architecture: &Architecture) -> Image {
    Image {
        id: Id::new(id),
        r#type: ImageType::System,
        status: ImageStatus::Available,
        name: Some(name.into()),
        description: description.into(),
        image_size: None,
        disk_size: 5.0,
        created: day("2026-05-04"),
        created_from: None,
        bound_to: None,
        os_flavor: "unknown".into(),
        os_version: None,
        rapid_deploy: Some(true),
        protection: Protection { delete: false },
        deprecation: None,
        deleted: None,
        labels: Labels::new(),
        architecture: architecture.clone(),
    }
}

pub(super) fn isos() -> Vec<Iso> {
    let iso = |(at, &(name, description, architecture)): (usize, &(&str, &str, Option<&str>))| Iso {
        id: Id::new(122_630 + at as u64),
        name: Some(name.into()),
        description: description.into(),
        r#type: Some(IsoType::Public),
        deprecation: DEPRECATED_ISOS
            .iter()
            .find(|(deprecated, ..)| *deprecated == name)
            .map(|(_, announced, end)| deprecation(announced, end)),
        architecture: architecture.map(Into::into),
    };
    ISOS.iter().enumerate().map(iso).collect()
}

fn deprecation(announced: &str, unavailable_after: &str) -> DeprecationInfo {
    DeprecationInfo { unavailable_after: day(unavailable_after), announced: day(announced) }
}

fn day(date: &str) -> Timestamp {
    time(&format!("{date}T00:00:00Z"))
}

fn time(text: &str) -> Timestamp {
    text.parse().unwrap_or(Timestamp::from_unix_millis(0))
}
