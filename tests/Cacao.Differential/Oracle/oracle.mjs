// Answers what graphql-js makes of schemas and documents. One JSON request a line in, one JSON answer a line out, in the same order.
// The answers are texts in a form both sides write alike, so that comparing them is comparing strings.
import { createInterface } from 'node:readline';
import * as g from 'graphql';
import { validateSDL } from 'graphql/validation/validate.js';
import { getVariableValues } from 'graphql/execution/values.js';

// How deep introspection may go is each server's own choice, so it is left out on both sides.
const rules = [seeGaps, ...g.specifiedRules.filter((rule) => rule.name !== 'MaxIntrospectionDepthRule')];

// Where graphql-js 16 lacks what the specification's September 2025 edition asks for, it is no oracle.
let gap = false;
function seeGaps(context) {
  return {
    // A variable in a OneOf object is non-null; it looks only where the object's type is neither list nor non-null.
    ObjectValue(node) {
      const type = context.getInputType(), named = type && g.getNamedType(type);
      gap ||= type !== named && named?.isOneOf === true && node.fields.some((field) => field.value.kind === 'Variable');
    },
    // It takes arguments of an unknown directive for those of the field, and a list given for a OneOf object for the object's field.
    Directive(node) {
      gap ||= node.arguments.length > 0 && !context.getSchema().getDirective(node.name.value);
    },
    ListValue() {
      const type = context.getParentInputType();
      gap ||= type && !g.isListType(g.getNullableType(type)) && g.getNamedType(type).isOneOf === true;
    },
    // It does not know the type of __typename when it looks for conflicts, where another field takes the name (random documents call it t).
    Field({ name, alias }) {
      gap ||= alias !== undefined && name.value !== alias.value && (alias.value === '__typename' || (alias.value === 't') !== (name.value === '__typename'));
    },
    // The root selections of a subscription have no @skip and no @include; it evaluates them, those on variables without values.
    OperationDefinition(node) {
      gap ||= node.operation === 'subscription' && isConditional(context, node.selectionSet, new Set());
    },
  };
}
function isConditional(context, set, seen) {
  return set.selections.some((node) => {
    if (node.directives.some((directive) => ['skip', 'include'].includes(directive.name.value))) return true;
    if (node.kind === 'InlineFragment') return isConditional(context, node.selectionSet, seen);
    if (node.kind !== 'FragmentSpread' || seen.has(node.name.value)) return false;
    const fragment = context.getFragment(seen.add(node.name.value) && node.name.value);
    return fragment ? isConditional(context, fragment.selectionSet, seen) : false;
  });
}

const place = (error) => (error.locations ?? []).map((l) => `${l.line}:${l.column}`).sort().join('+');
const places = (errors) => errors.map(place).sort().join(' ');

function answerSchema(sdl, extension) {
  let document, extra;
  try {
    document = g.parse(sdl);
    extra = extension ? g.parse(extension) : undefined;
  } catch (error) {
    return [`syntax ${place(error)}`];
  }
  let errors = validateSDL(document);
  if (errors.length) return [`sdl ${places(errors)}`];
  let schema;
  try {
    schema = g.buildASTSchema(document, { assumeValidSDL: true });
  } catch {
    return ['invalid']; // such as a default value where the type takes none
  }
  if (extra) {
    errors = validateSDL(extra, schema);
    if (errors.length) return [`sdl of extension ${places(errors)}`];
    try {
      schema = g.extendSchema(schema, extra, { assumeValidSDL: true });
    } catch {
      return ['invalid'];
    }
  }
  errors = g.validateSchema(schema);
  return errors.length ? [extra ? 'invalid' : `invalid ${places(errors)}`] : ['valid', schema];
}

function answerDocument(schema, { text, variables, seed }) {
  let document;
  try {
    document = g.parse(text);
  } catch (error) {
    return [`syntax ${place(error)}`];
  }
  let errors;
  gap = false;
  try {
    errors = g.validate(schema, document, rules, { maxErrors: 100_000 });
  } catch (error) {
    if (!document.definitions.some((d) => d.operation === 'subscription')) throw error;
    gap = true;
  }
  if (gap) return ['no verdict'];
  // what it says about the inside of type definitions between operations follows from their being there
  if (document.definitions.some((d) => !g.isExecutableDefinitionNode(d))) return ['invalid'];
  if (errors.length) return [`invalid ${places(errors)}`];
  return ['valid', ...document.definitions.filter((d) => d.kind === 'OperationDefinition').flatMap((o) => answerOperation(schema, document, o, variables, seed))];
}

function answerOperation(schema, document, operation, variableValues, seed) {
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues);
  if (errors) return [`variables ${[...new Set(errors.map(place))].sort().join(' ')}`];
  // an optional variable in @skip or @include may be given null: then Cacao refuses the request, not the field that has the selections
  if ((operation.variableDefinitions ?? []).some((v) => v.type.name?.value === 'Boolean' && v.defaultValue && coerced[v.variable.name.value] === null)) return ['no verdict'];
  const result = g.execute({ schema, document, operationName: operation.name?.value, variableValues, rootValue: {}, fieldResolver: resolverOf(schema, seed) });
  return [`variables ${canonical(coerced)}`, `data ${result.data === undefined ? 'none' : canonical(result.data, false)}`, `errors ${errorsOf(result)}`];
}

// Where nulls ended up. Of several errors that led to one null any one will do; an error that stayed where it was has its own place in the text too.
function errorsOf({ data, errors }) {
  return [...new Set((errors ?? []).map((error) => {
    const at = [];
    for (let value = data, i = 0; value !== null && value !== undefined && i < error.path.length; i++) {
      at.push(error.path[i]);
      value = value[error.path[i]];
    }
    return at.length === error.path.length ? `${at.join('/')}@${place(error)}` : at.join('/');
  }))].sort().join(' ');
}

function canonical(value, sorted = true) {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, sorted)).join(',')}]`;
  if (typeof value === 'object') {
    const keys = sorted ? Object.keys(value).sort() : Object.keys(value);
    return `{${keys.map((key) => `${key}:${canonical(value[key], sorted)}`).join(',')}}`;
  }
  if (typeof value === 'string') return `"${[...Array(value.length).keys()].map((i) => value.charCodeAt(i).toString(16)).join('.')}"`;
  return Object.is(value, -0) ? '0' : String(value);
}

// What a field answers is a matter of its path, its arguments and the seed alone; the other side computes the same.
const resolverOf = (schema, seed) => (source, args, _, info) => {
  let path = '';
  for (let p = info.path; p; p = p.prev) path = `${p.key}/${path}`;
  return answerOf(schema, info.returnType, hash(`${seed} ${path} ${canonical(args)}`));
};

function answerOf(schema, type, dice) {
  if (g.isNonNullType(type)) return answerOf(schema, type.ofType, dice % 13 === 0 ? dice : dice | 1);
  if (dice % 16 === 0) return null;
  if (dice % 31 === 0) throw new Error('failed');
  if (g.isListType(type)) return Array.from({ length: dice % 4 }, (_, i) => itemOf(schema, type.ofType, hash(`${dice} ${i}`)));
  if (g.isAbstractType(type)) {
    const names = schema.getPossibleTypes(type).map((t) => t.name).sort();
    return names.length === 0 ? null : { __typename: names[dice % names.length] };
  }
  if (g.isObjectType(type)) return { __typename: type.name };
  if (g.isEnumType(type)) return dice % 37 === 0 ? 'NO_SUCH_VALUE' : type.getValues()[dice % type.getValues().length].name;
  return leaves[dice % 41 < 8 ? dice % 41 : leafOf[type.name] ?? 8](dice);
}

const itemOf = (schema, type, dice) => {
  try {
    return answerOf(schema, type, dice);
  } catch (error) {
    return error;
  }
};

const leafOf = { Int: 0, Float: 1, Boolean: 2, String: 8, ID: 8 };
const leaves = [(d) => d % 1000, (d) => (d % 1000) / 4, (d) => d % 2 === 0, () => 3000000000, () => '12', () => 'text', () => '', () => -0.5, (d) => `s${d}`];

function hash(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39) >>> 0;
  return (h ^ (h >>> 15)) >>> 1;
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const [verdict, schema] = answerSchema(request.sdl, request.extension);
  const documents = schema ? request.documents.map((document) => answerDocument(schema, document)) : [];
  if (!process.stdout.write(JSON.stringify({ schema: verdict, documents }) + '\n')) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
