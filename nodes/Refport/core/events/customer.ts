import { optionalEmail, optionalHttpUrl, optionalMetadata, optionalText } from './fieldSchemas';

/** Optional fields that leads and sales have in common. */
export const customerShape = {
	customerEmail: optionalEmail('Customer Email'),
	customerName: optionalText('Customer Name'),
	customerAvatar: optionalHttpUrl('Customer Avatar URL'),
	metadata: optionalMetadata('Metadata'),
};
