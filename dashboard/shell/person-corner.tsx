import { Button } from "@fluentui/react-components";
import { KeyRegular } from "@fluentui/react-icons/svg/key";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import { SignOutRegular } from "@fluentui/react-icons/svg/sign-out";
import { useNavigate } from "react-router";
import type { Person } from "../../domain/messages.ts";
import { ROLE_LABEL } from "../../domain/role.ts";
import { useSignOut } from "../figures/use-person.ts";
import { useText } from "../use-text.ts";

/** Who is signed in, as what, and the way out. */
export function PersonCorner(props: { person: Person; tour: () => void }) {
  const { t, language } = useText();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const roles = [...new Set(props.person.roles.map(({ role }) => role))];
  const named = roles.length > 1 ? roles.filter((role) => role !== "officer") : roles;
  return (
    <div className="person">
      <span className="person-name">
        {props.person.name}
        <small>{named.map((role) => ROLE_LABEL[role][language]).join(" · ")}</small>
      </span>
      <Button
        className="tour-button"
        appearance="transparent"
        icon={<QuestionCircleRegular />}
        aria-label={t("tour.restart")}
        title={t("tour.restart")}
        onClick={props.tour}
      />
      <Button
        appearance="transparent"
        icon={<KeyRegular />}
        aria-label={t("password.change")}
        title={t("password.change")}
        onClick={() => {
          void navigate("/password");
        }}
      />
      <Button
        appearance="transparent"
        icon={<SignOutRegular />}
        aria-label={t("app.signOut")}
        title={t("app.signOut")}
        onClick={() => {
          signOut.mutate();
        }}
      />
    </div>
  );
}
