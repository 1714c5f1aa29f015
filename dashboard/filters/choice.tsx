import { Field, Select } from "@fluentui/react-components";

/** One choice of a filter: the browser's own select, which phones and keyboards know. */
export function Choice(props: {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  choose: (value: string) => void;
}) {
  return (
    <Field label={props.label} size="small" className="choice">
      <Select
        size="small"
        value={props.value}
        onChange={(_event, data) => {
          props.choose(data.value);
        }}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
