import { allowedGlobal, HISTORY_BUFFER, isModelClass, roleOf } from './allowedGlobals';
import { type Budget, COST } from './budget';
import { PyDict, PyGlobal, PyList, PyObject, PyStorage, PyTensor, PyTuple, type PyValue } from './pickleValues';
import { Refusal } from './refusal';
import { STORAGE_TYPES } from './storageTypes';
import { tensorOf } from './tensorView';

/** GLOBAL or STACK_GLOBAL: only names of the allow-list get through. */
export function globalOf(module: PyValue, name: PyValue): PyGlobal {
  if (typeof module !== 'string' || typeof name !== 'string') {
    throw new Refusal('global-not-allowed', 'a name that is computed');
  }
  const found = allowedGlobal(`${module} ${name}`);
  if (found !== undefined) return found;
  const problem = isModelClass(module, name) ? 'pickled-model' : 'global-not-allowed';
  throw new Refusal(problem, 'a name that is not on the list', `${module}.${name}`);
}

/** REDUCE and NEWOBJ: what an allowed callable stands for. Nothing is executed. */
export function callOf(callable: PyValue, args: PyValue, budget: Budget): PyValue {
  if (!(callable instanceof PyGlobal)) throw new Refusal('malformed', 'a call of something that is no function');
  if (!(args instanceof PyTuple)) throw new Refusal('malformed', 'a call without a list of arguments');
  switch (roleOf(callable)) {
    case 'dict':
      return dictOf(args, budget);
    case 'tensor':
      budget.spend(COST.tensor);
      return tensorOf(args, null);
    case 'tensorWithDtype':
      budget.spend(COST.tensor);
      return tensorOf(args, args.items[6]);
    case 'parameter':
      return parameterOf(args);
    case 'getattr':
      budget.spend(COST.object);
      return attributeOf(callable, args);
    default:
      budget.spend(COST.object);
      return new PyObject(callable, args);
  }
}

function parameterOf(args: PyTuple): PyTensor {
  const tensor = args.items[0];
  if (!(tensor instanceof PyTensor)) throw new Refusal('malformed', 'a parameter without a tensor');
  return tensor;
}

function attributeOf(callable: PyGlobal, args: PyTuple): PyObject {
  const [owner, name] = args.items;
  const ok =
    args.items.length === 2 &&
    owner instanceof PyGlobal &&
    owner.path === HISTORY_BUFFER &&
    typeof name === 'string' &&
    !name.startsWith('__');
  if (!ok) {
    const of = owner instanceof PyGlobal ? owner.path.replace(' ', '.') : '?';
    throw new Refusal('getattr-not-allowed', 'an attribute', `${of}.${typeof name === 'string' ? name : '?'}`);
  }
  return new PyObject(callable, args);
}

/** `OrderedDict([[k, v], ...])`, `ConfigDict({...})`, as well as the empty call that SETITEMS fills. */
function dictOf(args: PyTuple, budget: Budget): PyDict {
  const [content] = args.items;
  // No copy: a call takes a few bytes and could be repeated a million times.
  if (content instanceof PyDict) return content;
  budget.spend(COST.dict);
  const dict = new PyDict();
  const pairs = content instanceof PyList ? content.items : [];
  if (pairs.length > 0) budget.spend(COST.firstEntries + pairs.length * COST.entry);
  for (const pair of pairs) {
    const items = pair instanceof PyList || pair instanceof PyTuple ? pair.items : [];
    if (items.length !== 2) throw new Refusal('malformed', 'a dictionary that is not made of pairs');
    dict.set(items[0]!, items[1]!);
  }
  return dict;
}

/** BINPERSID: ('storage', type, key, location, numel[, view metadata]). */
export function storageOf(id: PyValue): PyStorage {
  const items = id instanceof PyTuple ? id.items : [];
  const [kind, type, key, , numel, viewMetadata] = items;
  if (kind !== 'storage' || typeof key !== 'string' || !(type instanceof PyGlobal)) {
    throw new Refusal('malformed', 'a storage id of unknown form');
  }
  const storageType = STORAGE_TYPES.get(type.path);
  if (storageType === undefined) {
    throw new Refusal('global-not-allowed', 'no storage type', type.path.replace(' ', '.'));
  }
  if (viewMetadata !== undefined && viewMetadata !== null) throw new Refusal('malformed', 'a view of a storage');
  if (typeof numel !== 'number' || !Number.isInteger(numel)) throw new Refusal('malformed', 'a storage without a size');
  if (numel < 0 || numel * storageType.itemSize > Number.MAX_SAFE_INTEGER) {
    throw new Refusal('bounds', 'the size of a storage', `${key}: ${numel}`);
  }
  return new PyStorage(storageType, key, numel);
}
