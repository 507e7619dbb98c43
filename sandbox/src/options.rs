//! What can be chosen when a sandbox starts, and the flags that choose it.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

/// The API key that a sandbox accepts unless another one is given.
pub const DEFAULT_KEY: &str = "sandbox-key";

/// The partner's key that a sandbox accepts unless another one is given.
pub const DEFAULT_PARTNER_KEY: &str = "sandbox-partner-key";

/// The text of `--help`.
pub const HELP: &str = "\
spoki-sandbox: a Spoki that runs on your own machine

  --port N               port to listen on, 0 for any free one   (default 8787)
  --host ADDRESS         address to listen on                    (default 127.0.0.1)
  --allow-remote         permit a host that other machines can reach
  --clock SPEED          60x lets a minute pass in a second      (default 1x)
  --db FILE              keep the data in FILE                   (default: in memory)
  --api-key KEY          the key of the first account            (default sandbox-key)
  --partner-key KEY      the key for the routes of partners      (default sandbox-partner-key)
  --credit N             its credit in thousandths of a euro     (default 100000: 100 EUR)
  --no-tickets           answer 404 on every ticket route
  --page-size N          items per page when a call names none   (default 20, at most 200)
  --until-stdin-closes   end when standard input closes
  --help                 print this text
";

/// The largest page that any list route gives. No source states Spoki's own ceiling; clients in
/// production ask for 200. [inferred]
pub(crate) const MAX_PAGE_SIZE: usize = 200;

/// How a sandbox runs.
#[derive(Clone)]
pub struct Options {
    /// The address to listen on; only loopback addresses unless `allow_remote` is set.
    pub host: IpAddr,
    /// The port to listen on; 0 takes any free port.
    pub port: u16,
    /// Whether `host` may be an address that other machines can reach.
    pub allow_remote: bool,
    /// How many sandbox seconds pass in a real second. With 0 the clock stands until [`Running::skip`]
    /// puts it forward, which no flag can ask for.
    ///
    /// [`Running::skip`]: crate::Running::skip
    pub speed: f64,
    /// The `SQLite` file that keeps the data; in memory when absent.
    pub db: Option<PathBuf>,
    /// The API key of the first account; the partner can make keys for others.
    pub api_key: String,
    /// The API key for the routes of partners.
    pub partner_key: String,
    /// Items per page when a call names no `page_size`.
    pub page_size: usize,
    /// What the first account has to spend in a new sandbox, in thousandths of a euro.
    pub credit: i64,
    /// Whether the account has the ticket feature.
    pub tickets: bool,
    /// Whether the binary ends when its standard input closes.
    pub until_stdin_closes: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            host: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 8787,
            allow_remote: false,
            speed: 1.0,
            db: None,
            api_key: DEFAULT_KEY.to_owned(),
            partner_key: DEFAULT_PARTNER_KEY.to_owned(),
            page_size: 20,
            credit: 100_000,
            tickets: true,
            until_stdin_closes: false,
        }
    }
}

// Written by hand so that a key of one's own never reaches a log through `{:?}`.
impl fmt::Debug for Options {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Options")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("allow_remote", &self.allow_remote)
            .field("speed", &self.speed)
            .field("db", &self.db)
            .field("api_key", &self.described_key())
            .field(
                "partner_key",
                &described(&self.partner_key, DEFAULT_PARTNER_KEY),
            )
            .field("page_size", &self.page_size)
            .field("credit", &self.credit)
            .field("tickets", &self.tickets)
            .field("until_stdin_closes", &self.until_stdin_closes)
            .finish()
    }
}

impl Options {
    /// The key in words: the well-known default is named, a key of one's own is not.
    pub fn described_key(&self) -> String {
        described(&self.api_key, DEFAULT_KEY)
    }

    pub(crate) fn check(&self) -> Result<(), ArgumentError> {
        if !self.host.is_loopback() && !self.allow_remote {
            return Err(ArgumentError(format!(
                "--host {} can be reached by other machines: use 127.0.0.1, or add --allow-remote",
                self.host
            )));
        }
        if !(0.0..=1_000_000.0).contains(&self.speed) {
            return Err(wrong_speed());
        }
        if !(1..=MAX_PAGE_SIZE).contains(&self.page_size) {
            return Err(ArgumentError(format!(
                "--page-size must be from 1 to {MAX_PAGE_SIZE}"
            )));
        }
        if self.credit < 0 {
            return Err(ArgumentError("--credit must not be negative".to_owned()));
        }
        for (flag, key) in [
            ("--api-key", &self.api_key),
            ("--partner-key", &self.partner_key),
        ] {
            if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
                return Err(ArgumentError(format!(
                    "{flag} must be printable ASCII without spaces, or no header could carry it"
                )));
            }
        }
        if self.api_key == self.partner_key {
            return Err(ArgumentError(
                "--partner-key must not be the key of --api-key: a key tells who calls".to_owned(),
            ));
        }
        Ok(())
    }
}

/// What the command line asks for.
#[derive(Debug)]
pub enum Command {
    /// Print [`HELP`] and end.
    Help,
    /// Serve with these options.
    Serve(Options),
}

/// A flag that cannot be obeyed; its text names the flag and the remedy.
#[derive(Debug)]
pub struct ArgumentError(pub(crate) String);

impl fmt::Display for ArgumentError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for ArgumentError {}

/// Reads the flags of the command line, without the program's name.
///
/// # Errors
/// Fails when a flag is unknown, lacks its value or has one that is out of range.
pub fn parse_arguments(
    arguments: impl IntoIterator<Item = String>,
) -> Result<Command, ArgumentError> {
    let mut options = Options::default();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let (flag, attached) = match argument.split_once('=') {
            Some((flag, value)) => (flag.to_owned(), Some(value.to_owned())),
            None => (argument, None),
        };
        let switch = match flag.as_str() {
            "--allow-remote" => Some((&mut options.allow_remote, true)),
            "--until-stdin-closes" => Some((&mut options.until_stdin_closes, true)),
            "--no-tickets" => Some((&mut options.tickets, false)),
            "--help" | "-h" => return Ok(Command::Help),
            _ => None,
        };
        if let Some((switch, wanted)) = switch {
            if attached.is_some() {
                return Err(ArgumentError(format!("{flag} takes no value: remove it")));
            }
            *switch = wanted;
            continue;
        }
        let mut value = || {
            attached
                .clone()
                .or_else(|| arguments.next())
                .ok_or_else(|| ArgumentError(format!("{flag} needs a value: see --help")))
        };
        match flag.as_str() {
            "--port" => options.port = number(&flag, &value()?)?,
            "--page-size" => options.page_size = number(&flag, &value()?)?,
            "--credit" => options.credit = number(&flag, &value()?)?,
            "--host" => options.host = host(&value()?)?,
            "--clock" => {
                let value = value()?;
                options.speed = number(&flag, value.strip_suffix('x').unwrap_or(&value))?;
                if options.speed <= 0.0 {
                    return Err(wrong_speed());
                }
            }
            "--db" => options.db = Some(PathBuf::from(value()?)),
            "--api-key" => options.api_key = value()?,
            "--partner-key" => options.partner_key = value()?,
            _ => return Err(ArgumentError(format!("unknown flag {flag}: see --help"))),
        }
    }
    options.check()?;
    Ok(Command::Serve(options))
}

fn described(key: &str, default: &str) -> String {
    if key == default {
        format!("key {default}")
    } else {
        "key as given".to_owned()
    }
}

fn wrong_speed() -> ArgumentError {
    ArgumentError("--clock must be more than 0 and at most 1000000, for example 60x".to_owned())
}

fn number<T: std::str::FromStr>(flag: &str, value: &str) -> Result<T, ArgumentError> {
    value.parse().map_err(|_| {
        ArgumentError(format!(
            "{flag} needs a number in its range, not {value:?}: see --help"
        ))
    })
}

fn host(value: &str) -> Result<IpAddr, ArgumentError> {
    if value == "localhost" {
        return Ok(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    value.parse().map_err(|_| {
        ArgumentError(format!(
            "--host needs an IP address such as 127.0.0.1, not {value:?}"
        ))
    })
}
