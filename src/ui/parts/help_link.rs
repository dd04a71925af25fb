use crate::domain::help::HelpTopic;
use crate::ui::markup::{Html, html};
use crate::ui::view::View;
use crate::wizard::route::Route;

/// A link to a question of the help page, in the question's own words. Back leads to where one was.
pub fn help_link(view: &View<'_>, topic: HelpTopic) -> Html {
    let inner = html! {
        <><span class="srw-hidden">{ view.m.common.nav_help }{ ": " }</span>{ view.m.help_question(topic) }</>
    };
    html! { <p class="srw-help-link">{ view.link(Route::HelpTopic(topic), "srw-help-open", inner) }</p> }
}
