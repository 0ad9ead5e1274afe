import { addNode } from './addNode';
import { clickIdSnippet } from './clickIdSnippet';
import { credentialDialog } from './credential';
import { dataSource } from './dataSource';
import { failures } from './failures';
import { forms } from './forms';
import { icon } from './icon';
import { mistakes } from './mistakes';
import { nodesPanel } from './nodesPanel';
import { runInNodeView } from './run';
import { useEditor } from './useEditor';
import { warnings } from './warnings';

const inEditor = useEditor();

describe('the credential', () => {
	credentialDialog(inEditor);
});

// Before other tests change the width of the form, which n8n remembers.
describe('the form', () => {
	forms(inEditor);
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

describe('a data source', () => {
	dataSource(inEditor);
});

describe('failures', () => {
	failures(inEditor);
});

describe('of the mistakes that cost money,', () => {
	mistakes(inEditor);
});

describe('a warning', () => {
	warnings(inEditor);
});

describe('the snippet for a site', () => {
	clickIdSnippet(inEditor);
});

describe('the icon', () => {
	icon(inEditor);
});
