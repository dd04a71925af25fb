import { mount } from "svelte";
import "service-request-wizard/svelte";
import Portal from "./Portal.svelte";

mount(Portal, { target: document.querySelector("#app")! });
