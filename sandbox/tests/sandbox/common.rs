//! A sandbox in this process, and a small client that knows nothing but HTTP.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use spoki_sandbox::{Options, Running, start};

pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: Value,
    pub(crate) text: String,
    headers: Vec<(String, String)>,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(given, _)| given == name)
            .map(|(_, value)| value.as_str())
    }

    /// The body of a success.
    #[track_caller]
    pub(crate) fn ok(self) -> Value {
        assert!(self.status < 300, "{} {}", self.status, self.text);
        self.body
    }

    #[track_caller]
    pub(crate) fn refused(self, status: u16, body: &Value) {
        assert_eq!((self.status, &self.body), (status, body), "{}", self.text);
    }
}

pub(crate) struct Sandbox {
    pub(crate) running: Running,
    agent: ureq::Agent,
}

/// So fast a clock that no limit is ever reached.
pub(crate) fn sandbox() -> Sandbox {
    with(Options {
        speed: 1_000_000.0,
        ..Options::default()
    })
}

/// One whose clock stands until the test puts it forward: no machine is too slow for it.
pub(crate) fn standing() -> Sandbox {
    with(Options {
        speed: 0.0,
        ..Options::default()
    })
}

/// How long a template is reviewed.
pub(crate) const REVIEW_SECONDS: f64 = 30.0;

/// Longer than anything takes on any machine: only what hangs for good is ended by it.
pub(crate) const HANG: Duration = Duration::from_secs(120);

const MOMENT: Duration = Duration::from_millis(100);

/// Looks again and again until there is something to see.
#[track_caller]
pub(crate) fn until<T>(mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(seen) = look() {
            return seen;
        }
        assert!(start.elapsed() < HANG, "it hangs");
        std::thread::sleep(Duration::from_millis(10));
    }
}

pub(crate) fn with(options: Options) -> Sandbox {
    let agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(HANG))
        .build()
        .new_agent();
    Sandbox {
        running: start(Options { port: 0, ..options }).unwrap(),
        agent,
    }
}

impl Sandbox {
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.address)
    }

    /// A call with exactly these headers; fails as the connection fails.
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Reply, ureq::Error> {
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = self.agent.run(request.body(body)?)?;
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
            .collect();
        let text = response.body_mut().read_to_string()?;
        Ok(Reply {
            status: response.status().as_u16(),
            body: serde_json::from_str(&text).unwrap_or_default(),
            text,
            headers,
        })
    }

    pub(crate) fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Reply {
        self.call_with("sandbox-key", method, path, body)
    }

    /// A call with another key than the sandbox's own.
    pub(crate) fn call_with(
        &self,
        key: &str,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> Reply {
        let mut headers = vec![("X-Spoki-Api-Key", key)];
        let body = body.map(Value::to_string).unwrap_or_default();
        if !body.is_empty() {
            headers.push(("Content-Type", "application/json"));
        }
        self.send(method, path, &headers, body.as_bytes()).unwrap()
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.call("GET", path, None)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Reply {
        self.call("POST", path, Some(body))
    }

    pub(crate) fn partner_get(&self, path: &str) -> Reply {
        self.call_with("sandbox-partner-key", "GET", path, None)
    }

    pub(crate) fn partner_post(&self, path: &str, body: &Value) -> Reply {
        self.call_with("sandbox-partner-key", "POST", path, Some(body))
    }

    /// Adds a client account of the partner; gives its id and a key for it.
    pub(crate) fn client(&self, name: &str) -> (Value, String) {
        let row = json!([{ "account_name": name, "email": "elio@example.com" }]);
        let added = self
            .partner_post("/api/1/partners/add_sv_clients/", &row)
            .ok();
        let made = self
            .partner_post(
                "/api/1/partners/create_api_key_for_account/",
                &json!({ "account": added[0]["id"] }),
            )
            .ok();
        let key = made["api_key"].as_str().unwrap().to_owned();
        (added[0]["id"].clone(), key)
    }

    /// Creates a list and gives its path.
    pub(crate) fn list(&self, name: &str) -> String {
        let made = self.post("/api/1/lists/", &json!({ "name": name })).ok();
        format!("/api/1/lists/{}/", made["id"])
    }

    /// Upserts a contact and gives its path.
    pub(crate) fn contact(&self, body: &Value) -> String {
        let made = self.post("/api/1/contacts/sync/", body).ok();
        format!("/api/1/contacts/{}/", made["id"])
    }

    /// Creates a template of one localization and gives its path.
    pub(crate) fn template(&self, name: &str, category: &str, localization: &Value) -> String {
        let body = json!({ "name": name, "category": category, "templatelocalization_set": [localization] });
        let made = self.post("/api/1/templates/", &body).ok();
        format!("/api/1/templates/{}/", made["id"])
    }

    /// The same, submitted and approved; gives its id.
    #[track_caller]
    pub(crate) fn approved(&self, name: &str, category: &str, localization: &Value) -> Value {
        let path = self.template(name, category, localization);
        self.post(&format!("{path}submit/"), &json!({})).ok();
        self.running.skip(REVIEW_SECONDS);
        let template = self.get(&path).ok();
        assert_eq!(template["status"], 2, "{template}");
        template["id"].clone()
    }

    /// The newest message, as the control route tells it.
    pub(crate) fn last_message(&self) -> Value {
        self.get("/_sandbox/messages").ok()[0].clone()
    }

    pub(crate) fn contact_count(&self) -> u64 {
        let page = self.get("/api/1/contacts/").ok();
        page["count"].as_u64().unwrap()
    }

    /// Every byte that comes back until the other side closes.
    #[track_caller]
    pub(crate) fn raw(&self, request: &str) -> String {
        let (answer, ended) = self.raw_until(request, |_| false);
        assert_eq!(ended, Ended::Closed);
        answer
    }

    /// Every byte that comes back until the other side closes, or says nothing although it has said
    /// `enough`. On a slow machine nothing more comes either: the short wait makes no test fail.
    pub(crate) fn raw_until(
        &self,
        request: &str,
        enough: impl Fn(&str) -> bool,
    ) -> (String, Ended) {
        let mut stream = TcpStream::connect(self.running.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut received = String::new();
        let mut buffer = [0_u8; 4096];
        loop {
            let is_enough = enough(&received);
            let wait = if is_enough { MOMENT } else { HANG };
            stream.set_read_timeout(Some(wait)).unwrap();
            match stream.read(&mut buffer) {
                Ok(0) => return (received, Ended::Closed),
                Ok(read) => received.push_str(std::str::from_utf8(&buffer[..read]).unwrap()),
                Err(error) => {
                    assert!(is_enough, "{error} after {received}");
                    return (received, Ended::Silent);
                }
            }
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    Closed,
    Silent,
}
