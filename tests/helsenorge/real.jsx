// Helsenorge's own components, each in a section that is named after what ours are held against.
import React from "react";
import { createRoot } from "react-dom/client";
import "normalize.css/normalize.css";
import "./node_modules/@helsenorge/designsystem-react/lib/designsystem-react.css";
import "./page.css";
import AnchorLink from "@helsenorge/designsystem-react/components/AnchorLink";
import Button from "@helsenorge/designsystem-react/components/Button";
import Checkbox from "@helsenorge/designsystem-react/components/Checkbox";
import Expander from "@helsenorge/designsystem-react/components/Expander";
import FormGroup from "@helsenorge/designsystem-react/components/FormGroup";
import HelpExpanderInline from "@helsenorge/designsystem-react/components/HelpExpanderInline";
import HelpTriggerInline from "@helsenorge/designsystem-react/components/HelpTriggerInline";
import Input from "@helsenorge/designsystem-react/components/Input";
import Label, { Sublabel } from "@helsenorge/designsystem-react/components/Label";
import LinkList from "@helsenorge/designsystem-react/components/LinkList";
import NotificationPanel from "@helsenorge/designsystem-react/components/NotificationPanel";
import Panel from "@helsenorge/designsystem-react/components/Panel";
import RadioButton from "@helsenorge/designsystem-react/components/RadioButton";
import Stepper from "@helsenorge/designsystem-react/components/Stepper";
import Tag from "@helsenorge/designsystem-react/components/Tag";
import Textarea from "@helsenorge/designsystem-react/components/Textarea";
import Title from "@helsenorge/designsystem-react/components/Title";
import Validation from "@helsenorge/designsystem-react/components/Validation";

const QUESTION = "Trenger du fysisk undersøkelse, vanedannende medisiner eller sykmelding?";
const label = (text, more) => <Label labelTexts={[{ text }]} text={text} {...more} />;
const radios = (name, more = {}, picked) => ["Nei", "Ja"].map((said) => (
  <RadioButton key={said} name={name} inputId={`${name}-${said}`} label={label(said)} defaultChecked={said === picked} {...more} />
));
const boxes = (name, more = {}) => ["Utslett", "Noe annet"].map((said) => (
  <Checkbox key={said} name={name} inputId={`${name}-${said}`} label={label(said)} {...more} />
));
const hint = (text) => <Sublabel id="hint" sublabelTexts={[{ text, type: "subdued" }]} />;
const Link = LinkList.Link;

const SHOWN = {
  title: <Title htmlMarkup="h1" appearance="title2">Velg tid</Title>,
  text: <p>Les dette <AnchorLink href="#her">først</AnchorLink>.</p>,
  fill: <Button>Neste</Button>,
  outline: <Button variant="outline">Tilbake</Button>,
  borderless: <Button variant="borderless">Avbryt</Button>,
  disabled: <Button disabled>Neste</Button>,
  "outline-disabled": <Button variant="outline" disabled>Tilbake</Button>,
  "borderless-disabled": <Button variant="borderless" disabled>Avbryt</Button>,
  radio: <FormGroup legend={QUESTION} name="r">{radios("r")}</FormGroup>,
  "radio-wrong": <FormGroup legend={QUESTION} name="w" error="Velg «Nei» eller «Ja».">{radios("w", { error: true })}</FormGroup>,
  "radio-disabled": <FormGroup legend={QUESTION} name="x">{radios("x", { disabled: true })}</FormGroup>,
  "radio-disabled-checked": <FormGroup legend={QUESTION} name="y">{radios("y", { disabled: true }, "Nei")}</FormGroup>,
  checkbox: <FormGroup legend="Hva plager deg?" name="c">{boxes("c")}</FormGroup>,
  "checkbox-wrong": <FormGroup legend="Hva plager deg?" name="d" error="Kryss av.">{boxes("d", { error: true })}</FormGroup>,
  "checkbox-disabled": <FormGroup legend="Hva plager deg?" name="e">{boxes("e", { disabled: true })}</FormGroup>,
  "checkbox-disabled-checked": <FormGroup legend="Hva plager deg?" name="f">{boxes("f", { disabled: true, checked: true })}</FormGroup>,
  input: <Input label={label("Navn", { sublabel: hint("Fornavn er nok") })} inputId="navn" />,
  "input-wrong": <Input label={label("Navn")} inputId="feil" error errorText="Skriv navnet." />,
  "input-disabled": <Input label={label("Navn")} inputId="stengt" disabled />,
  textarea: <Textarea label={label("Hva gjelder det?", { sublabel: hint("Skriv kort.") })} maxCharacters={500} textareaId="hva" />,
  "textarea-wrong": <Textarea label={label("Hva gjelder det?")} textareaId="mangler" error errorText="Skriv kort." />,
  "textarea-disabled": <Textarea label={label("Hva gjelder det?")} textareaId="stengt-hva" disabled />,
  validation: <Validation errorTitle="Du må svare på dette" errors={{ navn: { message: "Skriv navnet.", ref: {} } }} />,
  help: <p><HelpTriggerInline ariaLabel="Hjelp">Hva koster timen?</HelpTriggerInline></p>,
  "help-text": <HelpExpanderInline expanded>Du betaler egenandel.</HelpExpanderInline>,
  info: <NotificationPanel variant="info">Dette er en videotime. Du trenger mobil, nettbrett eller PC med kamera.</NotificationPanel>,
  warn: <NotificationPanel variant="warn">Trenger du øyeblikkelig hjelp? Ring legevakt på 116 117. Står det om liv, ring 113.</NotificationPanel>,
  error: <NotificationPanel variant="error">For denne typen hjelp må du kontakte fastlegen.</NotificationPanel>,
  success: <NotificationPanel variant="success" label="Timebestillingen er sendt">Du får beskjed når timen nærmer seg.</NotificationPanel>,
  stepper: <Stepper value={1} min={1} max={4} ariaLabel="Steg 1 av 4" />,
  panel: <Panel><Panel.Title title="Kommunal nettlege" /><Panel.A>Videotime for deg.</Panel.A></Panel>,
  links: <LinkList chevron><Link href="#timer">Timeavtaler</Link><Link href="#resepter">Resepter</Link></LinkList>,
  expander: <Expander title="Hva trenger jeg til videotimen?" expanded>Mobil, nettbrett eller PC.</Expander>,
  "expander-closed": <Expander title="Hva trenger jeg til videotimen?">Mobil, nettbrett eller PC.</Expander>,
  tag: <Tag>Videotime</Tag>,
};

const page = Object.entries(SHOWN).map(([name, shown]) => <section key={name} id={name}>{shown}</section>);
createRoot(document.querySelector("main")).render(page);
