import { addNode } from './addNode';
import { credentialDialog } from './credential';
import { failures } from './failures';
import { forms } from './forms';
import { icon } from './icon';
import { nodesPanel } from './nodesPanel';
import { runInNodeView } from './run';
import { useEditor } from './useEditor';

const inEditor = useEditor();

describe('the credential', () => {
	credentialDialog(inEditor);
});

describe('the nodes panel', () => {
	nodesPanel(inEditor);
});

describe('adding the node', () => {
	addNode(inEditor);
});

describe('the node', () => {
	runInNodeView(inEditor);
});

describe('failures', () => {
	failures(inEditor);
});

describe('the form', () => {
	forms(inEditor);
});

describe('the icon', () => {
	icon(inEditor);
});
