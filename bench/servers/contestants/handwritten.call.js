import { Type } from 'class-transformer';
import { IsArray, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { decorateProperty } from '../decorate.js';

class Entity {
  entity_value;
  detection;
  original_text;
}
decorateProperty([IsString()], Entity, 'entity_value', String);
decorateProperty([IsString()], Entity, 'detection', String);
decorateProperty([IsString()], Entity, 'original_text', String);

class Entities {
  order_id;
  email;
  city;
}
for (const name of ['order_id', 'email', 'city']) {
  const items = [IsOptional(), IsArray(), ValidateNested({ each: true }), Type(() => Entity)];
  decorateProperty(items, Entities, name, Array);
}

class User {
  user_name;
  full_name;
  device_platform;
}
decorateProperty([IsString()], User, 'user_name', String);
decorateProperty([IsString()], User, 'full_name', String);
decorateProperty([IsInt()], User, 'device_platform', Number);

/** The call as a DTO of an application. */
export class Call {
  node;
  event;
  user;
  entities;
}
decorateProperty([IsString()], Call, 'node', String);
decorateProperty([IsString()], Call, 'event', String);
decorateProperty([IsObject(), ValidateNested(), Type(() => User)], Call, 'user', User);
decorateProperty([IsObject(), ValidateNested(), Type(() => Entities)], Call, 'entities', Entities);
