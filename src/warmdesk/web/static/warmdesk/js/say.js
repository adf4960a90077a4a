// The two live regions: #say is polite, #alert is not. Text only, cleared after five seconds.
const timers = {};

function speak(id, text) {
  const region = document.getElementById(id);
  if (!region || !text) return;
  clearTimeout(timers[id]);
  region.textContent = text.slice(0, 120);
  timers[id] = setTimeout(() => (region.textContent = ""), 5000);
}

export const say = (text) => speak("say", text);
export const warn = (text) => speak("alert", text);
