// What can go wrong, by whose fault it was.

export class HetznerError extends Error {
  constructor(operation, message, options) {
    super(operation ? `${operation}: ${message}` : message, options);
    this.name = new.target.name;
    this.operation = operation;
  }
}

export class InputError extends HetznerError {
  constructor(operation, parameter, problem) {
    super(operation, parameter ? `\`${parameter}\` ${problem}` : problem);
    this.parameter = parameter;
  }

  /** From what the core throws: operation, parameter and problem, a line each. */
  static from(thrown) {
    if (typeof thrown !== "string") return thrown;
    const [operation, parameter, ...problem] = thrown.split("\n");
    return new InputError(operation, parameter, problem.join("\n"));
  }
}

export class ApiError extends HetznerError {
  constructor(operation, status, { code, message, details = null }, correlationId) {
    super(operation, `${message} (${code}, status ${status}${correlationId ? `, correlation id ${correlationId}` : ""})`);
    Object.assign(this, { status, code, details, correlationId });
  }
}

export class AnswerError extends HetznerError {
  constructor(operation, status, body, problem) {
    super(operation, `the answer (status ${status}, ${body.length} characters) ${problem}`);
    this.status = status;
    // It may hold a password, so it is not printed along.
    Object.defineProperty(this, "body", { value: body, enumerable: false });
  }
}

export class TransportError extends HetznerError {
  constructor(operation, cause) {
    super(operation, `no answer to a request that may have arrived: ${cause?.message ?? cause}`, { cause });
  }
}

export class AmbiguousError extends HetznerError {
  constructor(operation, cause) {
    super(operation, "it is unknown whether this was carried out; look before sending it again", { cause });
  }
}

export class DeadlineError extends HetznerError {
  constructor(operation, cause) {
    super(operation, "the time was up", { cause });
  }
}

export class ActionsError extends HetznerError {
  constructor(outcomes, cause) {
    const problems = outcomes.filter(({ status }) => status !== "success").map(spell);
    if (cause) problems.push(`waiting broke off: ${cause.message}`);
    super("", problems.join("; "), { cause });
    this.outcomes = outcomes;
  }
}

function spell({ status, id, action }) {
  const name = `action ${id}${action ? ` (${action.command})` : ""}`;
  switch (status) {
    case "failed":
      return `${name} failed: ${action.error ? `${action.error.message} (${action.error.code})` : "it does not say why"}`;
    case "missing":
      return `${name} is not known to the API`;
    default:
      return `${name} has not ended`;
  }
}
