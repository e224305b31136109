//! `cidrsubnet`, `cidrsubnets`, `cidrhost` and `cidrnetmask` of networks that are written out.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::super::known::Known;
use super::constant::{Result, argument, call};

/// A network: its first address, the length of its prefix, and how many bits an address has.
#[derive(Clone, Copy)]
struct Network {
    first: u128,
    length: u32,
    bits: u32,
}

impl Network {
    fn of(text: &str) -> Option<Network> {
        let (address, length) = text.split_once('/')?;
        // Zeros in front are no octal digits here.
        let plain = |part: &str| match part.trim_start_matches('0') {
            "" if !part.is_empty() => "0".to_owned(),
            digits => digits.to_owned(),
        };
        let address = match address.contains(':') {
            true => address.to_owned(),
            false => address.split('.').map(plain).collect::<Vec<_>>().join("."),
        };
        let (address, length) = (address.parse::<IpAddr>().ok()?, length.parse::<u32>().ok()?);
        let (first, bits) = match address {
            IpAddr::V4(address) => (u128::from(u32::from(address)), 32),
            IpAddr::V6(address) => (u128::from(address), 128),
        };
        (length <= bits).then(|| Network { first, length, bits }.with(length))
    }

    /// The network of this length around the first address.
    fn with(self, length: u32) -> Network {
        let inside = Network { length, ..self }.inside();
        Network { first: self.first & !inside, length, bits: self.bits }
    }

    /// The bits that tell its addresses from each other.
    fn inside(self) -> u128 {
        1u128.checked_shl(self.bits - self.length).map_or(u128::MAX, |size| size - 1)
    }

    fn address(self, number: u128) -> String {
        match self.bits {
            32 => Ipv4Addr::from(number as u32).to_string(),
            _ => Ipv6Addr::from(number).to_string(),
        }
    }

    fn text(self) -> String {
        format!("{}/{}", self.address(self.first), self.length)
    }

    /// The network of this length behind this one.
    fn next(self, length: u32) -> Option<Network> {
        let last = Network { first: self.first | self.inside(), ..self }.with(length);
        let first = (last.first | last.inside()).checked_add(1)?;
        (self.bits == 128 || first >> 32 == 0).then_some(Network { first, ..last })
    }
}

/// What a function of networks gives; `None` where nothing more can be said.
pub(super) fn value(name: &str, prefix: &str, rest: &[&Known]) -> Option<Result<Known>> {
    let Some(network) = Network::of(prefix) else {
        return Some(call("invalid CIDR expression: not an address with a prefix, like 10.0.0.0/8"));
    };
    let (length, bits) = (network.length, network.bits);
    let text = |text: String| Some(Ok(Known::text(&text)));
    match (name, rest) {
        ("cidrsubnet", [Known::Number(more), number]) => {
            if *more < 0.0 {
                return None;
            }
            let more = *more as u32;
            if length + more > bits {
                return Some(call(&format!("insufficient address space to extend prefix of {length} by {more}")));
            }
            match number {
                Known::Number(number) if *number >= 2f64.powi(more as i32) => {
                    Some(call(&format!("prefix extension of {more} does not accommodate a subnet numbered {number}")))
                }
                Known::Number(number) if *number >= 0.0 && number.fract() == 0.0 => {
                    let longer = Network { length: length + more, ..network };
                    let step = longer.inside().checked_add(1)?;
                    text(Network { first: network.first | (*number as u128).checked_mul(step)?, ..longer }.text())
                }
                _ => None,
            }
        }
        ("cidrhost", [Known::Number(number)]) => {
            let room = 2f64.powi((bits - length) as i32);
            if *number >= room || -number > room {
                return Some(call(&format!("prefix of {length} does not accommodate a host numbered {number}")));
            }
            let number = if number.fract() == 0.0 { *number as i128 } else { return None };
            let place = if number < 0 { network.inside().checked_add_signed(number + 1)? } else { number as u128 };
            text(network.address(network.first | place))
        }
        ("cidrnetmask", []) if bits == 128 => Some(call("IPv6 addresses cannot have a netmask")),
        ("cidrnetmask", []) => text(network.address(u128::from(u32::MAX) & !network.inside())),
        ("cidrsubnets", more) => {
            let mut all: Vec<Network> = Vec::new();
            for (at, more) in more.iter().enumerate() {
                let Known::Number(more) = more else { return None };
                if *more < 1.0 {
                    return Some(argument(at + 1, "must extend prefix by at least one bit"));
                }
                if *more > 32.0 {
                    return Some(argument(at + 1, "may not extend prefix by more than 32 bits"));
                }
                let longer = length + *more as u32;
                if longer > bits {
                    let why = format!("would extend prefix to {longer} bits, which is too long for an address");
                    return Some(argument(at + 1, &why));
                }
                let next = match all.last() {
                    None => Some(network.with(longer)),
                    Some(last) => last.next(longer).filter(|next| next.first & !network.inside() == network.first),
                };
                match next {
                    Some(next) => all.push(next),
                    None => return Some(argument(at + 1, "not enough remaining address space for a subnet")),
                }
            }
            Some(Ok(Known::Tuple(all.into_iter().map(|one| Known::text(&one.text())).collect())))
        }
        _ => None,
    }
}
