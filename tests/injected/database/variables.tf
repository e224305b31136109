variable "instance_class" {
  description = "Size of the database"
  type        = string
  default     = "db.t4g.medium"
}

variable "allowed_cidrs" {
  description = "Who may connect"
  type        = map(string)
  default = {
    office  = "10.1.0.0/16"
    transit = "10.2.0.0/16"
  }
}

variable "backup_days" {
  type    = number
  default = 14
}

variable "alarm_email" {
  type    = string
  default = null
}
