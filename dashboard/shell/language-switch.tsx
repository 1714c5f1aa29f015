import { Button } from "@fluentui/react-components";
import { LocalLanguageRegular } from "@fluentui/react-icons/svg/local-language";
import { useTranslation } from "react-i18next";
import { rememberLanguage } from "../language.ts";
import { useText } from "../use-text.ts";

/** 中文 ⇄ English; this browser remembers the choice. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const { t, language } = useText();
  return (
    <Button
      appearance="transparent"
      className="language"
      icon={<LocalLanguageRegular />}
      title={t("app.languageLabel")}
      lang={language === "zh" ? "en" : "zh-CN"}
      onClick={() => {
        const next = language === "zh" ? "en" : "zh";
        rememberLanguage(next, window.localStorage);
        void i18n.changeLanguage(next);
      }}
    >
      {t("app.language")}
    </Button>
  );
}
