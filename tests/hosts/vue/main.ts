import { createApp } from "vue";
import "service-request-wizard/vue";
import Portal from "./Portal.vue";

createApp(Portal).mount("#app");
