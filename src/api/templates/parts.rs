//! What templates are made of.

use crate::model::enumerations::marks;
use crate::model::{
    AnyNumber, AnyObject, ButtonType, Count, CustomFieldValues, HeaderFormat, Id, Label, Language,
    Name, Null, OrNull,
};
use crate::schema::Value;

marks! {
    /// The mark of a header.
    HeaderMark = "header";
    /// The mark of a body.
    BodyMark = "body";
    /// The mark of a footer.
    FooterMark = "footer";
}

shapes! {
    /// What stands above the text.
    TemplateHeaderInput {
        /// Always `header`.
        component_type: Option<HeaderMark>,
        /// Parameters; their shape is not published.
        parameters: Option<AnyNumber<Value>>,
        /// What it holds.
        format: Option<HeaderFormat>,
        /// The text, with `%%CODE%%` where a value goes.
        text: Option<String>,
    }

    /// The text.
    TemplateBodyInput {
        /// Always `body`.
        component_type: Option<BodyMark>,
        /// Parameters; their shape is not published.
        parameters: Option<AnyNumber<Value>>,
        /// Always `null`.
        format: Option<Null>,
        /// The text, with `%%CODE%%` where a value goes.
        text: Name,
    }

    /// What stands below the text.
    TemplateFooterInput {
        /// Always `footer`.
        component_type: Option<FooterMark>,
        /// Parameters; their shape is not published.
        parameters: Option<AnyNumber<Value>>,
        /// Always `null`.
        format: Option<Null>,
        /// The text.
        text: Option<String>,
    }

    /// A button below the text.
    TemplateButtonInput {
        /// Always `null`.
        component_type: Option<Null>,
        /// What stands on it: at most 20 characters.
        text: Label<20>,
        /// Its place.
        order: Count,
        /// What it does.
        button_type: ButtonType,
        /// Whom it calls.
        phone_number: Option<OrNull<String>>,
        /// The id of the form that it opens.
        form_id: Option<OrNull<Id>>,
        /// The address that it opens.
        url: Option<OrNull<String>>,
        /// Whether the address is shortened, so that clicks are counted.
        send_as_shortlink: Option<bool>,
    }

    /// A template in one language.
    TemplateLocalizationInput {
        /// Language code, such as `it`.
        language: Language,
        /// Its state; 0 is a draft.
        status: Option<Count>,
        /// What stands above the text.
        header_template_component: Option<OrNull<TemplateHeaderInput>>,
        /// The text.
        body_template_component: TemplateBodyInput,
        /// What stands below the text.
        footer_template_component: Option<OrNull<TemplateFooterInput>>,
        /// The buttons.
        templatebuttoncomponent_set: Option<AnyNumber<TemplateButtonInput>>,
        /// A sample value for each placeholder; WhatsApp asks for them.
        example_custom_fields: Option<CustomFieldValues>,
        /// A sample of the header's media; its shape is not published.
        example_header_media: Option<OrNull<AnyObject>>,
        /// The header's media unless a message brings its own.
        default_header_media: Option<OrNull<AnyObject>>,
        /// The cards of a carousel; their shape is not published.
        templatecarouselcomponent_set: Option<OrNull<AnyNumber<AnyObject>>>,
    }

    /// A template in one language, as it is to be.
    TemplateLocalizationChange {
        /// What identifies it, if it exists.
        id: Option<Id>,
        /// Language code, such as `it`.
        language: Language,
        /// Its state; 0 is a draft.
        status: Option<Count>,
        /// What stands above the text.
        header_template_component: Option<OrNull<TemplateHeaderInput>>,
        /// The text.
        body_template_component: TemplateBodyInput,
        /// What stands below the text.
        footer_template_component: Option<OrNull<TemplateFooterInput>>,
        /// The buttons.
        templatebuttoncomponent_set: Option<AnyNumber<TemplateButtonInput>>,
        /// A sample value for each placeholder; WhatsApp asks for them.
        example_custom_fields: Option<CustomFieldValues>,
        /// A sample of the header's media; its shape is not published.
        example_header_media: Option<OrNull<AnyObject>>,
        /// The header's media unless a message brings its own.
        default_header_media: Option<OrNull<AnyObject>>,
        /// The cards of a carousel; their shape is not published.
        templatecarouselcomponent_set: Option<OrNull<AnyNumber<AnyObject>>>,
    }
}
