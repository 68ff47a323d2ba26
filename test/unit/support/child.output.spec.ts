import { spawn } from 'node:child_process';
import { ChildOutput } from '../../support/servers/programs/child.output.js';

const run = (script: string): ChildOutput =>
  new ChildOutput(spawn(process.execPath, ['--input-type=module', '--eval', script]));

describe('the output of a child process', () => {
  it('is awaited on both streams, also when it came before', async () => {
    const output = run(`console.log('first'); console.error('port 12'); console.log('last')`);
    expect((await output.waitFor(/port (\d+)/))[1]).toBe('12');
    expect(await output.ended).toBe(0);
    await output.waitFor(/last/);
  });

  it.each([
    ['exits', `process.exitCode = 7`, 7],
    ['is killed', `process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000)`, 'SIGKILL'],
  ])('is an error with all of it when the process %s before', async (_, end, expected) => {
    const output = run(`console.log('out of memory'); ${end}`);
    await expect(output.waitFor(/port (\d+)/)).rejects.toThrow('out of memory');
    expect(await output.ended).toBe(expected);
    await expect(output.waitFor(/port (\d+)/)).rejects.toThrow('out of memory');
  });
});
