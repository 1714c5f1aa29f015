import { Link } from "react-router";
import type { Todo, Todos } from "../../domain/messages/todos.ts";
import { formatInstant, formatMonth } from "../formats/format-time.ts";
import { periodName } from "../period.ts";
import { useText } from "../use-text.ts";
import { todoAddress } from "./todo-address.ts";
import { useTodos } from "./use-todos.ts";
import "../styles/todos.css";

/** What waits for the reader, most urgent first, each leading to where it is done. Nothing while it is unknown. */
export function TodoList() {
  const { t } = useText();
  const todos = useTodos().data;
  if (!todos) return null;
  return (
    <section className="todos" aria-labelledby="todos-title">
      <h2 id="todos-title">
        {t("todos.title")}
        <small>
          {todos.todos.length > 0 ? t("todos.count", { count: todos.todos.length }) : t("todos.none")}
        </small>
      </h2>
      {todos.todos.length > 0 ? (
        <ul>
          {todos.todos.map((todo) => (
            <li
              key={`${todo.kind}/${todo.month ?? todo.period ?? ""}/${todo.unit?.code ?? ""}/${todo.due ?? ""}`}
            >
              <TodoLine todo={todo} asOf={todos.asOf} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function TodoLine({ todo, asOf }: { todo: Todo; asOf: Todos["asOf"] }) {
  const { t, language } = useText();
  const overdue = todo.due !== null && todo.due < asOf;
  const sentence = t(`todos.${todo.kind}`, {
    month: todo.month ? formatMonth(todo.month, language) : "",
    unit: todo.unit?.name ?? "",
    count: todo.count,
    period: todo.period ? periodName(todo.period, t, language) : "",
  });
  return (
    <Link to={todoAddress(todo)} className={overdue ? "todo overdue" : "todo"}>
      <span className="todo-what">
        {sentence}
        {todo.practice ? <span className="state">{t("todos.practice")}</span> : null}
      </span>
      {todo.due ? (
        <span className="todo-due">
          {t(overdue ? "todos.overdue" : "todos.due", { time: formatInstant(todo.due).slice(5) })}
        </span>
      ) : null}
      {todo.reason ? <span className="todo-reason">{t("todos.reason", { reason: todo.reason })}</span> : null}
    </Link>
  );
}
