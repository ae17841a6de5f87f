// Header fields of a request as an editable table; the last row is always there for one more.
// GUI thread.
#pragma once

#include <QAbstractTableModel>

#include <string>
#include <utility>
#include <vector>

namespace signalbox::ui {

class HeaderListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using Fields = std::vector<std::pair<std::string, std::string>>;
    enum Column { Name, Value, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFields(const Fields &fields);
    /// Those with a name.
    Fields fields() const;
    /// Not the last row.
    bool removeField(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void edited();

private:
    std::vector<std::pair<QString, QString>> m_fields;
    bool m_growing = false; // the last row becomes a field's
};

} // namespace signalbox::ui
