output "queue_url" {
  value = module.messaging.queue_url
}

output "topic" {
  value = module.messaging.topic_arn
}

output "function" {
  value = module.worker.function_name
}
