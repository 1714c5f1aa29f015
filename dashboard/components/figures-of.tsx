import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { formatInstant } from "../formats/format-time.ts";
import { useText } from "../use-text.ts";
import { Empty, Failure, Loading } from "./notice.tsx";

/**
 * Shows what a query answered, or why it did not. Figures already on screen stay there when a refresh fails, marked
 * with the time they are from.
 */
export function FiguresOf<T>(props: {
  query: UseQueryResult<T>;
  isEmpty?: (figures: T) => boolean;
  emptyText?: string;
  children: (figures: T) => ReactNode;
}) {
  const { t } = useText();
  const { data, error, refetch, dataUpdatedAt, isEnabled } = props.query;
  if (data === undefined) {
    if (error) return <Failure error={error} retry={() => void refetch()} />;
    return isEnabled ? <Loading /> : <Empty {...(props.emptyText ? { text: props.emptyText } : {})} />;
  }
  return (
    <>
      {error ? (
        <p className="stale" role="status">
          {t("state.stale", { time: formatInstant(new Date(dataUpdatedAt).toISOString()) })}
        </p>
      ) : null}
      {props.isEmpty?.(data) ? (
        <Empty {...(props.emptyText ? { text: props.emptyText } : {})} />
      ) : (
        props.children(data)
      )}
    </>
  );
}
