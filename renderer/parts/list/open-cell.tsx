/** The cell whose text opens its record. */

export function OpenCell({ text, onOpen }: { readonly text: string; readonly onOpen: () => void }) {
  return (
    <button
      type="button"
      className="list-cell list-cell-link"
      onClick={(event) => {
        // The row opens it too.
        event.stopPropagation();
        onOpen();
      }}
    >
      {text === '' ? '（未填）' : text}
    </button>
  );
}
