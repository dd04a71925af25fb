import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import "service-request-wizard/react";
import { contact, customers, note, partner } from "../portal";

function Portal() {
  const [lang, setLang] = useState("en");
  const [events, setEvents] = useState<string[]>([]);
  const add = (event: CustomEvent) => setEvents((before) => [...before, note(event)]);
  return (
    <>
      <button id="language" type="button" onClick={() => setLang(lang === "pl" ? "en" : "pl")}>
        Polski
      </button>
      <service-request-wizard
        lang={lang}
        storage="memory"
        customers={customers}
        partner={partner}
        contact={contact}
        onsrw-ready={add}
        onsrw-step-change={add}
        onsrw-before-open-portal={add}
        onsrw-open-portal={add}
        onsrw-error={add}
      >
        <a href="https://portal.azure.com/">Azure portal</a>
      </service-request-wizard>
      <ol id="events">
        {events.map((event, at) => (
          <li key={at}>{event}</li>
        ))}
      </ol>
    </>
  );
}

createRoot(document.querySelector("#app")!).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
);
