import { CUSTOM_ELEMENTS_SCHEMA, Component, provideZonelessChangeDetection, signal } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import "service-request-wizard";
import { contact, customers, note, partner } from "../portal";

@Component({
  selector: "portal-app",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <button id="language" type="button" (click)="lang.set(lang() === 'pl' ? 'en' : 'pl')">Polski</button>
    <service-request-wizard
      [lang]="lang()"
      storage="memory"
      [customers]="customers"
      [partner]="partner"
      [contact]="contact"
      (srw-ready)="add($event)"
      (srw-step-change)="add($event)"
      (srw-before-open-portal)="add($event)"
      (srw-open-portal)="add($event)"
      (srw-error)="add($event)"
    >
      <a href="https://portal.azure.com/">Azure portal</a>
    </service-request-wizard>
    <ol id="events">
      @for (event of events(); track $index) {
        <li>{{ event }}</li>
      }
    </ol>
  `,
})
class Portal {
  readonly lang = signal("en");
  readonly events = signal<string[]>([]);
  readonly customers = customers;
  readonly partner = partner;
  readonly contact = contact;

  add(event: Event) {
    this.events.update((before) => [...before, note(event as CustomEvent)]);
  }
}

void bootstrapApplication(Portal, { providers: [provideZonelessChangeDetection()] });
