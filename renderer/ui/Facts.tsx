interface FactsProps {
  /** Term and text. */
  readonly facts: readonly (readonly [string, string])[];
  readonly className?: string;
}

/** Terms and what they are, one below the other. */
export const Facts = ({ facts, className }: FactsProps) => (
  <dl className={className === undefined ? 'facts' : `facts ${className}`}>
    {facts.map(([term, text]) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd className="cut selectable" title={text}>
          {text}
        </dd>
      </div>
    ))}
  </dl>
);
