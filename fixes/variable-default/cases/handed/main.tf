variable "notification_email" {
  type = string
}

module "alerts" {
  source = "./modules/alerts"

  email = var.notification_email
}
