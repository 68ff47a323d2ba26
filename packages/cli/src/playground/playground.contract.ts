/*
 * The HTTP API between the playground's page and its server. All paths are relative to the page's URL.
 * Requests and responses are JSON; errors are `PlaygroundError` with the status 400, 403, 404, 409 or 413.
 * Keys that have no value are absent.
 *
 * | request                              | body                | response                    |
 * | ------------------------------------ | ------------------- | --------------------------- |
 * | GET    api/state                     |                     | PlaygroundState             |
 * | GET    api/events                    |                     | server-sent PlaygroundEvent |
 * | POST   api/runs                      | RunInput            | 202 StartedRuns             |
 * | GET    api/runs/:id                  |                     | Run                         |
 * | POST   api/runs/:id/repeat           | RepeatInput         | 202 StartedRuns             |
 * | GET    api/runs/:id/export?as=jest   |                     | RunExport                   |
 * | DELETE api/runs                      |                     | 204                         |
 * | POST   api/runs/compare              | CompareInput        | RunComparison               |
 * | POST   api/press                     | PressInput          | ActionResult                |
 * | POST   api/say                       | SayInput            | ActionResult                |
 * | POST   api/search                    | SearchInput         | SearchResult                |
 * | PATCH  api/conversation              | ConversationPatch   | ConversationState           |
 * | POST   api/conversation/reset        | ResetInput          | ConversationState           |
 * | POST   api/conversation/complete     |                     | ConversationState           |
 * | POST   api/conversation/agent-message| AgentMessageInput   | ConversationState           |
 * | PATCH  api/settings                  | SettingsPatch       | PlaygroundSettings          |
 * | PUT    api/flow                      | Flow                | Flow                        |
 * | PUT    api/presets/:name             | RunInput            | Preset                      |
 * | DELETE api/presets/:name             |                     | 204                         |
 * | GET    api/recordings                |                     | RecordingList               |
 * | POST   api/recordings/open           | OpenRecordingInput  | RunSummary                  |
 *
 * POST api/runs, api/press, api/say and api/runs/:id/repeat return when the calls have started. With
 * `?wait=true` they return when the calls have ended. DELETE api/runs empties the history.
 *
 * The first event of each connection to api/events is `state`, also after a reconnection, so that a page
 * that missed events has the current state. Later events replace one part of it.
 */

export type * from './contract/app.contract.js';
export type * from './contract/conversation.contract.js';
export type * from './contract/requests.contract.js';
export type * from './contract/results.contract.js';
export type * from './contract/run.contract.js';
export type * from './contract/state.contract.js';
