//! Kinds of phone numbers.

/// What a number is for, as libphonenumber tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A landline.
    FixedLine,
    /// A mobile phone.
    Mobile,
    /// A landline or a mobile phone: the plan does not tell them apart, as in the United States.
    FixedLineOrMobile,
    /// Calls are free.
    TollFree,
    /// Calls cost more than usual.
    PremiumRate,
    /// The called party pays a share.
    SharedCost,
    /// A phone on the internet.
    Voip,
    /// A number of a person that leads to wherever the person is.
    PersonalNumber,
    /// A pager.
    Pager,
    /// A number of a company for all of a country.
    Uan,
    /// Access to a voice mailbox.
    Voicemail,
}

impl Kind {
    /// In the order of `plans.bin`.
    const ALL: [Self; 11] = [
        Self::FixedLine,
        Self::Mobile,
        Self::TollFree,
        Self::PremiumRate,
        Self::PersonalNumber,
        Self::Voicemail,
        Self::Uan,
        Self::Pager,
        Self::Voip,
        Self::SharedCost,
        Self::FixedLineOrMobile,
    ];

    pub(super) fn from_number(number: u16) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// The name that libphonenumber has for it, such as `FIXED_LINE`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FixedLine => "FIXED_LINE",
            Self::Mobile => "MOBILE",
            Self::FixedLineOrMobile => "FIXED_LINE_OR_MOBILE",
            Self::TollFree => "TOLL_FREE",
            Self::PremiumRate => "PREMIUM_RATE",
            Self::SharedCost => "SHARED_COST",
            Self::Voip => "VOIP",
            Self::PersonalNumber => "PERSONAL_NUMBER",
            Self::Pager => "PAGER",
            Self::Uan => "UAN",
            Self::Voicemail => "VOICEMAIL",
        }
    }
}
