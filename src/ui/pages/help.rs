use yew::prelude::*;

use crate::ui::parts::heading;
use crate::ui::view::View;

pub fn page(view: &View<'_>) -> Html {
    html! { <div>{ heading::back(view) }{ heading::heading("x") }</div> }
}
