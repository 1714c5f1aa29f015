import { ApiProblem } from "../api.ts";

/** What the server said against it: the sentence, and every single item that is wrong. */
export function Problems(props: { error: Error | null }) {
  const { error } = props;
  if (!error) return null;
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  return (
    <div className="refused">
      <p>{error.message}</p>
      {errors.length === 0 ? null : (
        <ul className="problems">
          {errors.map(({ field, message }, index) => (
            <li key={`${field}/${index}`}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
