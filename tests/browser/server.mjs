// The built site under a sub-path, for the browser tests.
import { serve } from '../../build/serve.mjs';

serve('dist', '/some/path/').listen(Number(process.argv[2]), '127.0.0.1');
