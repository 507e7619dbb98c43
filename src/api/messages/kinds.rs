//! The kinds of messages, and what they are made of.

use crate::model::enumerations::{choices, marks};
use crate::model::{
    AnyNumber, AnyObject, Count, CustomFieldValues, Email, HeaderFormat, Id, Items, Label,
    Language, Name, Phone, Url,
};

marks! {
    /// A message made of a template.
    TemplateType = "Template";
    /// A message of free text.
    MessageType = "Message";
    /// A note that the contact does not see.
    NoteType = "Note";
    /// Text alone.
    TextContent = "Text";
    /// Text with buttons.
    InteractiveContent = "Interactive";
    /// Text with a list to choose from.
    ListContent = "List";
    /// A button that answers.
    QuickReply = "quick_reply";
}

choices! {
    /// What kind of file a message is.
    MediaContent {
        /// A picture.
        Image = "Image",
        /// Any other file.
        Document = "Document",
        /// A film.
        Video = "Video",
        /// Sound.
        Audio = "Audio",
    }
}

shapes! {
    /// What a button of a template sends back when it is pressed.
    ButtonPayload {
        /// The button's place.
        order: Count,
        /// Comes back in the webhook.
        payload: Option<String>,
    }

    /// A file that is shown above the text.
    HeaderMedia {
        /// Where everybody can fetch it.
        url: Url,
        /// The name that documents are shown with.
        filename: Option<String>,
    }

    /// A file on a card of a carousel, for one language or for all.
    CardMedia {
        /// Where everybody can fetch it.
        url: Url,
        /// The name that documents are shown with.
        filename: Option<String>,
        /// The language that it is for.
        language: Option<Language>,
    }

    /// What stands above the text.
    MessageHeader {
        /// What it holds, such as `text`.
        format: Option<HeaderFormat>,
        /// The text.
        text: Option<String>,
    }

    /// What stands below the text.
    MessageFooter {
        /// The text.
        text: Option<String>,
    }

    /// A button that answers.
    ReplyButton {
        /// Always `quick_reply`.
        button_type: QuickReply,
        /// What stands on it: at most 20 characters.
        text: Label<20>,
        /// Its place.
        order: Count,
        /// Comes back in the webhook.
        payload: Option<String>,
    }

    /// A list to choose from.
    MessageList {
        /// What stands on the button that opens it.
        title: Name,
        /// Its sections.
        sections: Vec<ListSection>,
    }

    /// A section of a list.
    ListSection {
        /// Its title.
        title: Option<String>,
        /// Its rows.
        rows: Vec<ListRow>,
    }

    /// A row of a list.
    ListRow {
        /// What stands in it.
        title: Name,
        /// What stands below, smaller.
        description: Option<String>,
        /// Comes back in the webhook.
        payload: Option<String>,
    }

    /// A message made of a template.
    TemplateMessage {
        /// Always `Template`.
        r#type: TemplateType,
        /// The id of the template; it must be approved.
        template: Id,
        /// The language of its text.
        language: Option<Language>,
        /// The values that go into its text, by code.
        custom_fields: Option<CustomFieldValues>,
        /// Whom it is for; sent as E.164.
        phone: Phone,
        /// The recipient's e-mail address.
        email: Option<Email>,
        /// The id of the channel that it goes out from; the primary one unless given.
        channel_id: Option<Id>,
        /// Data of yours that comes back in webhooks.
        metadata: Option<AnyObject>,
        /// What its buttons send back.
        buttons: Option<AnyNumber<ButtonPayload>>,
    }

    /// A message made of a template, with a file of its own above the text.
    TemplateMediaMessage {
        /// Always `Template`.
        r#type: TemplateType,
        /// The id of the template; it must be approved.
        template: Id,
        /// The language of its text.
        language: Option<Language>,
        /// The values that go into its text, by code.
        custom_fields: Option<CustomFieldValues>,
        /// Whom it is for; sent as E.164.
        phone: Phone,
        /// The recipient's e-mail address.
        email: Option<Email>,
        /// The id of the channel that it goes out from; the primary one unless given.
        channel_id: Option<Id>,
        /// Data of yours that comes back in webhooks.
        metadata: Option<AnyObject>,
        /// The file.
        header_media: HeaderMedia,
    }

    /// A carousel made of a template, with files of its own on the cards.
    TemplateCarouselMessage {
        /// Always `Template`.
        r#type: TemplateType,
        /// The id of the template; it must be approved.
        template: Id,
        /// The language of its text.
        language: Option<Language>,
        /// The values that go into its text, by code.
        custom_fields: Option<CustomFieldValues>,
        /// Whom it is for; sent as E.164.
        phone: Phone,
        /// The recipient's e-mail address.
        email: Option<Email>,
        /// The id of the channel that it goes out from; the primary one unless given.
        channel_id: Option<Id>,
        /// Data of yours that comes back in webhooks.
        metadata: Option<AnyObject>,
        /// The files, in the order of the cards.
        header_media_set: Vec<HeaderMedia>,
    }

    /// A carousel made of a template, with files of its own on the cards, also by language.
    TemplateCarouselLanguagesMessage {
        /// Always `Template`.
        r#type: TemplateType,
        /// The id of the template; it must be approved.
        template: Id,
        /// The language of its text.
        language: Option<Language>,
        /// The values that go into its text, by code.
        custom_fields: Option<CustomFieldValues>,
        /// Whom it is for; sent as E.164.
        phone: Phone,
        /// The recipient's e-mail address.
        email: Option<Email>,
        /// The id of the channel that it goes out from; the primary one unless given.
        channel_id: Option<Id>,
        /// Data of yours that comes back in webhooks.
        metadata: Option<AnyObject>,
        /// The files, in the order of the cards, for each language.
        header_media_set: Vec<CardMedia>,
    }

    /// Free text.
    TextMessage {
        /// Always `Message`.
        r#type: MessageType,
        /// Always `Text`.
        content_type: TextContent,
        /// Whom it is for; sent as E.164.
        phone: Phone,
        /// The recipient's e-mail address.
        email: Option<Email>,
        /// The id of the channel that it goes out from; the primary one unless given.
        channel_id: Option<Id>,
        /// Data of yours that comes back in webhooks.
        metadata: Option<AnyObject>,
        /// The text.
        text: Name,
    }

    /// Free text with buttons that answer.
    InteractiveMessage {
        /// Always `Message`.
        r#type: MessageType,
        /// Always `Interactive`.
        content_type: InteractiveContent,
        /// Whom it is for; sent as E.164.
        phone: Phone,
        /// The recipient's e-mail address.
        email: Option<Email>,
        /// The id of the channel that it goes out from; the primary one unless given.
        channel_id: Option<Id>,
        /// Data of yours that comes back in webhooks.
        metadata: Option<AnyObject>,
        /// The text.
        text: Name,
        /// What stands above the text.
        header: Option<MessageHeader>,
        /// What stands below the text.
        footer: Option<MessageFooter>,
        /// The buttons: one to three.
        buttons: Items<ReplyButton, 1, 3>,
    }

    /// Free text with a list to choose from.
    ListMessage {
        /// Always `Message`.
        r#type: MessageType,
        /// Always `List`.
        content_type: ListContent,
        /// Whom it is for; sent as E.164.
        phone: Phone,
        /// The recipient's e-mail address.
        email: Option<Email>,
        /// The id of the channel that it goes out from; the primary one unless given.
        channel_id: Option<Id>,
        /// Data of yours that comes back in webhooks.
        metadata: Option<AnyObject>,
        /// The text.
        text: Name,
        /// What stands above the text.
        header: Option<MessageHeader>,
        /// What stands below the text.
        footer: Option<MessageFooter>,
        /// The list.
        list: MessageList,
    }

    /// A note in the chat, which the contact does not see.
    NoteMessage {
        /// Always `Note`.
        r#type: NoteType,
        /// Always `Text`.
        content_type: TextContent,
        /// Whose chat it is for; sent as E.164.
        phone: Phone,
        /// The text.
        text: Name,
    }

    /// A file. Spoki does not document this kind; the names are those of one integration.
    MediaMessage {
        /// Always `Message`.
        r#type: MessageType,
        /// What kind of file it is.
        content_type: MediaContent,
        /// Whom it is for; sent as E.164.
        phone: Phone,
        /// Where everybody can fetch it.
        media: Url,
        /// The text below it.
        caption: Option<String>,
        /// The name that documents are shown with.
        filename: Option<String>,
    }
}

variants! {
    /// A message of any kind. `type` and `content_type` say which it is.
    Message by [type, content_type] {
        /// A template.
        Template(TemplateMessage),
        /// A template with a file of its own above the text.
        TemplateMedia(TemplateMediaMessage),
        /// A carousel with files of its own, for one language or several.
        TemplateCarousel(TemplateCarouselLanguagesMessage),
        /// Free text.
        Text(TextMessage),
        /// Free text with buttons.
        Interactive(InteractiveMessage),
        /// Free text with a list.
        List(ListMessage),
        /// A note.
        Note(NoteMessage),
        /// A file.
        Media(MediaMessage),
    }
}
