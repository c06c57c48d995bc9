import { local, TUTORIAL } from '../tutorial';

/** A request as Label Studio sends it. */
export interface Seed {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>> | null;
}

/** Where the pictures of the fuzzed tasks are. */
export interface Site {
  /** Names of files in the document root. */
  readonly photos: readonly string[];
  /** A server of pictures on this machine, `http://127.0.0.1:1234`. */
  readonly images: string;
  /** A small picture. */
  readonly embedded: string;
}

export const AUTHORIZATION = `Basic ${Buffer.from('label:stüdio').toString('base64')}`;
export const BASIC_AUTH = 'label:stüdio';

const LISTED = TUTORIAL.replace('value="$image"', 'valueList="$images"');
const PAIR =
  '<View><Image name="image" value="$image"/><Rectangle name="rect" toName="image" smart="true"/><Labels name="tag" toName="image"><Label value="person"/><Label value="cat" alias="Katze" predicted_values="dog, cat"/></Labels><KeyPointLabels name="kp" toName="image" smart="true"><Label value="person"/></KeyPointLabels><Choices name="c" toName="image"><Choice value="ok"/></Choices></View>';
const DYNAMIC =
  '<View><Header value="猫 &amp; dog"/><Image name="img" value="$a.b"/><RectangleLabels name="box" toName="img" value="$labels" model_score_threshold="0.2"/></View>';

/** Requests of both generations, with everything that is read of them and much that is not. */
export function seedsOf({ photos, images, embedded }: Site): readonly Seed[] {
  const [first = '', second = '', third = ''] = photos.map(local);
  const predict = (name: string, more: object, tasks: readonly object[]): Seed => ({
    name,
    method: 'POST',
    path: '/predict',
    body: {
      tasks: tasks.map((data, at) => taskOf(at + 1, data)),
      project: '7.1711533912',
      label_config: TUTORIAL,
      params: { login: null, password: null, context: null },
      ...more,
    },
  });
  const interactive = (name: string, result: readonly object[], label_config: string): Seed =>
    predict(name, { label_config, params: { login: null, password: null, context: { result } } }, [{ image: first }]);
  const drawn = (type: string, value: object, more: object = {}): object => ({
    id: 'aB3',
    from_name: 'label',
    to_name: 'image',
    type,
    origin: 'manual',
    original_width: 480,
    original_height: 640,
    image_rotation: 0,
    value,
    ...more,
  });
  const rectangle = { x: 10, y: 10, width: 80, height: 80, rotation: 0 };
  const post = (path: string, body: Seed['body']): Seed => ({ name: path, method: 'POST', path, body });
  const get = (path: string, method = 'GET'): Seed => ({ name: `${method} ${path}`, method, path, body: null });
  const project = {
    id: 7,
    title: 'Cats',
    label_config: TUTORIAL,
    model_version: 'x',
    created_at: '2026-09-01T10:00:00Z',
  };
  return [
    predict('predict', {}, [{ image: first }]),
    predict('predict 3', {}, [{ image: first }, { image: second }, { image: third }]),
    predict('predict of an old client', { model_version: 'INITIAL', params: undefined }, [{ $undefined$: second }]),
    predict('predict by HTTP', { hostname: images, params: { login: 'me', password: 'secret', context: null } }, [
      { image: `${images}/photo.jpg` },
    ]),
    predict('predict an upload', { params: { hostname: images, context: null } }, [
      { image: '/data/upload/7/1a2b3c4d-cat.jpg' },
    ]),
    predict('predict embedded', {}, [{ image: embedded }]),
    predict('predict a list', { label_config: LISTED }, [{ images: [first, second] }]),
    predict('predict dynamic labels', { label_config: DYNAMIC }, [
      { a: { b: third }, labels: [{ value: 'person', alias: 'Person' }, 'cat', { value: '狗' }] },
    ]),
    predict('predict pairs', { label_config: PAIR }, [{ image: second }]),
    interactive('smart rectangle', [drawn('rectanglelabels', { ...rectangle, rectanglelabels: ['cat'] })], TUTORIAL),
    interactive(
      'smart pair',
      [
        drawn('rectangle', rectangle, { from_name: 'rect' }),
        drawn('labels', { ...rectangle, labels: ['person'] }, { from_name: 'tag' }),
      ],
      PAIR,
    ),
    interactive(
      'smart points',
      [
        drawn('keypointlabels', { x: 31.2, y: 44, width: 0.8, keypointlabels: ['person'] }, { from_name: 'kp' }),
        drawn('keypointlabels', { x: 1, y: 1, width: 0.8 }, { id: 'k2', from_name: 'kp', is_positive: false }),
      ],
      PAIR,
    ),
    interactive(
      'smart shapes',
      [
        drawn('ellipselabels', { x: 50, y: 50, radiusX: 20, radiusY: 30, rotation: 20, ellipselabels: ['cat'] }),
        drawn(
          'polygonlabels',
          {
            points: [
              [10, 10],
              [90, 10],
              [50, 90],
            ],
            closed: true,
            polygonlabels: ['dog'],
          },
          { id: 'p' },
        ),
      ],
      TUTORIAL,
    ),
    post('/setup', {
      project: '7.1711533912',
      schema: TUTORIAL,
      hostname: images,
      access_token: '0123456789abcdef0123456789abcdef01234567',
      model_version: null,
      extra_params: '{"score_threshold":0.35}',
    }),
    post('/setup', {
      project: '8.1',
      schema: PAIR,
      hostname: 'http://localhost:8080',
      extra_params: { score_threshold: 1 },
    }),
    post('/webhook', {
      action: 'ANNOTATION_CREATED',
      annotation: { id: 5, task: 101, result: [drawn('rectanglelabels', rectangle)], lead_time: 12.3 },
      project,
      task: taskOf(101, { image: first }),
    }),
    post('/webhook', { action: 'START_TRAINING', project }),
    post('/train', { annotations: [taskOf(1, { image: first })], project: '7.1', label_config: TUTORIAL }),
    post('/versions', { project: '7.1' }),
    post('/validate', { config: TUTORIAL }),
    post('/delete', { project: '7.1' }),
    post('/duplicate_model', { project_src: '7.1', project_dst: '8.1' }),
    post('/job_status', { job: '1' }),
    get('/health'),
    get('/'),
    get('/health', 'HEAD'),
    get('/versions'),
    get('/is_training?project=7.1'),
    get('/metrics'),
  ];
}

/** A task with what Label Studio puts beside its data. */
const taskOf = (id: number, data: object): object => ({
  id,
  data,
  meta: {},
  created_at: '2026-09-01T10:00:00.000000Z',
  is_labeled: false,
  total_annotations: 0,
  project: 7,
  updated_by: null,
  file_upload: 55,
  annotations: [{ id: 1, result: [], was_cancelled: false }],
  predictions: [],
});
