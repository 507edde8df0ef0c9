// Where Python's csvw is, which validates open data: in an environment of its own, or wherever Python finds it.
import { spawnSync } from 'node:child_process';

export const CSVW_VENV = 'target/csvw';
export const CSVW_PYTHON = `${CSVW_VENV}/bin/python`;

/** Each Python that may have it, the product's own first. */
const PYTHONS = [CSVW_PYTHON, 'python3'];

/** The Python that has it; nothing where none has. */
export const csvwPython = () => PYTHONS.find((python) => spawnSync(python, ['-c', 'import csvw; csvw.CSVW']).status === 0);

export const hasCsvw = () => csvwPython() !== undefined;
