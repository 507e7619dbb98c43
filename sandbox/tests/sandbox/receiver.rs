//! A server that webhooks are delivered to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver as Channel, channel};

use crate::common::HANG;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;

/// One delivery, as it came over the wire.
pub(crate) struct Delivered {
    headers: Vec<(String, String)>,
    pub(crate) raw: String,
    pub(crate) body: Value,
}

impl Delivered {
    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut headers = self.headers.iter();
        &headers.find(|(given, _)| given == name).unwrap().1
    }

    /// Whether the signature is that of this secret, by the documented scheme.
    pub(crate) fn is_signed_with(&self, secret: &str) -> bool {
        let (time, signature) = self.header("x-spoki-signature").split_once(',').unwrap();
        let time = time.strip_prefix("t=").unwrap();
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
        mac.update(format!("{time}.{}", self.raw).as_bytes());
        let expected = mac.finalize().into_bytes();
        let expected: Vec<String> = expected.iter().map(|byte| format!("{byte:02x}")).collect();
        signature.strip_prefix("v2=").unwrap() == expected.concat()
    }

    /// The time that the signature names.
    pub(crate) fn signed_at(&self) -> u64 {
        let (time, _) = self.header("x-spoki-signature").split_once(',').unwrap();
        time.strip_prefix("t=").unwrap().parse().unwrap()
    }
}

pub(crate) struct Receiver {
    pub(crate) url: String,
    deliveries: Channel<Delivered>,
}

impl Receiver {
    /// Answers with each of `statuses` in turn, then with 200.
    pub(crate) fn start(statuses: &'static [u16]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/hooks?from=spoki", listener.local_addr().unwrap());
        let (sender, deliveries) = channel();
        let mut statuses = statuses.iter().copied();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let Some(delivered) = receive(stream.unwrap(), statuses.next().unwrap_or(200))
                else {
                    continue;
                };
                if sender.send(delivered).is_err() {
                    return;
                }
            }
        });
        Self { url, deliveries }
    }

    #[track_caller]
    pub(crate) fn next(&self) -> Delivered {
        self.deliveries.recv_timeout(HANG).unwrap()
    }
}

fn receive(stream: TcpStream, status: u16) -> Option<Delivered> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    assert!(line.starts_with("POST /hooks?from=spoki "), "{line}");
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length")?;
    let mut body = vec![0; length.1.parse().ok()?];
    reader.read_exact(&mut body).ok()?;
    let answer = format!("HTTP/1.1 {status} -\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok");
    reader.get_mut().write_all(answer.as_bytes()).ok()?;
    let raw = String::from_utf8(body).ok()?;
    Some(Delivered {
        headers,
        body: serde_json::from_str(&raw).ok()?,
        raw,
    })
}
