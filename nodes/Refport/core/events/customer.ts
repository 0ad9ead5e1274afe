import { optionalEmail, optionalHttpUrl, optionalMetadata, optionalText } from './fieldSchemas';

/** What leads and sales tell of the customer, and the facts beside. */
export const customerShape = {
	customerEmail: optionalEmail('Customer Email'),
	customerName: optionalText('Customer Name'),
	customerAvatar: optionalHttpUrl('Customer Avatar URL'),
	metadata: optionalMetadata('Metadata'),
};
